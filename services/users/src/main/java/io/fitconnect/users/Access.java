package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.quarkus.security.identity.SecurityIdentity;

/** Who may do something to an athlete's data: the athlete, and the named roles. */
public final class Access {
    private Access() {}

    /** The caller, or a refusal. */
    public static Caller allow(SecurityIdentity identity, AthleteId athlete, Role... others) {
        Caller caller = Caller.of(identity);
        if (!may(caller, athlete, others)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "This is another athlete's.");
        }
        return caller;
    }

    static boolean may(Caller caller, AthleteId athlete, Role... others) {
        return caller.is(athlete) || caller.hasAny(others);
    }
}
