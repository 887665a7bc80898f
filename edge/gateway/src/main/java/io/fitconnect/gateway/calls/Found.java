package io.fitconnect.gateway.calls;

import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/** What a service answers for one item of many. */
public final class Found {
    private Found() {}

    /** Null for what isn't there or isn't for the caller to see; what may help to try again fails. */
    public static <T> @Nullable T orNull(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(Refusal refusal) when hidden(refusal.code()) -> null;
            case Answer.Refused<T>(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    private static boolean hidden(ProblemCode code) {
        return code.status() == 403 || code.status() == 404 || code.status() == 410;
    }
}
