package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;

/** Who may read a profile, whichever way it is asked for. */
final class ProfileAccess {
    private ProfileAccess() {}

    /** The athlete itself, coaches and administrators. */
    static boolean mayRead(Caller caller, AthleteId athlete) {
        return Access.may(caller, athlete, Role.COACH, Role.ADMIN);
    }

    /** What the caller gets of a profile that is there. */
    static Answer<StoredProfile> seen(Caller caller, StoredProfile stored) {
        return mayRead(caller, stored.profile().athleteId()) ? Answer.given(stored.seenBy(caller)) : denied();
    }

    static <T> Answer<T> denied() {
        return Answer.refused(ProblemCode.ACCESS_DENIED, "This is another athlete's profile.");
    }
}
