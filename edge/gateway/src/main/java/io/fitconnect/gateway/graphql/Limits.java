package io.fitconnect.gateway.graphql;

import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;

/** How long lists may be. */
final class Limits {
    static final int MOST = 200;

    private Limits() {}

    static int of(String argument, int asked) {
        if (asked < 1 || asked > MOST) {
            throw new RefusedException(Refusal.invalid(argument, "value.range", "must be 1 to " + MOST));
        }
        return asked;
    }
}
