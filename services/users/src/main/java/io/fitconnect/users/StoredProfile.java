package io.fitconnect.users;

import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;

/** A profile and the number of its changes, which is its ETag. */
public record StoredProfile(Profile profile, long version) {

    String etag() {
        return "\"" + version + "\"";
    }

    /** A coach sees the body's figures only where the athlete lets coaches see workouts. */
    StoredProfile seenBy(Caller caller) {
        boolean whole = caller.is(profile.athleteId())
                || caller.hasAny(Role.ADMIN)
                || profile.consent().coachSeesWorkouts();
        return whole ? this : new StoredProfile(profile.withoutBody(), version);
    }
}
