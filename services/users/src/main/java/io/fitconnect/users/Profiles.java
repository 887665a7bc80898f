package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Profiles for the features that read one to change a part of it; an athlete may have none yet. */
@ApplicationScoped
public class Profiles {
    private final ProfileTable table;
    private final ProfileRelay relay;
    private final ActivityTable activities;

    Profiles(ProfileTable table, ProfileRelay relay, ActivityTable activities) {
        this.table = table;
        this.relay = relay;
        this.activities = activities;
    }

    /**
     * A profile as it was found.
     *
     * @param profile null: there is none yet
     * @param etag of that profile; null: there is none yet
     */
    public record Found(@Nullable Profile profile, @Nullable String etag) {

        public Profile orEmpty(AthleteId athlete) {
            return profile == null
                    ? new Profile(athlete, null, null, null, null, null, null, null, null, Consent.NONE, 0)
                    : profile;
        }

        /** A coach needs the athlete's consent; the athlete and administrators need none. */
        public void requireCoachMayRead(Caller caller, AthleteId athlete) {
            boolean consents = profile != null && profile.consent().coachSeesWorkouts();
            if (!caller.is(athlete) && !caller.hasAny(Role.ADMIN) && !consents) {
                throw new RefusedException(ProblemCode.ACCESS_DENIED, "The athlete lets no coach see workouts.");
            }
        }
    }

    /** Fails for an athlete who was erased. */
    public Uni<Found> find(AthleteId athlete) {
        return table.find(athlete).map(answer -> switch (answer) {
            case Answer.Given<StoredProfile>(StoredProfile stored) -> new Found(stored.profile(), stored.etag());
            case Answer.Refused<StoredProfile>(var refusal)
            when refusal.code() == ProblemCode.PROFILE_UNKNOWN -> new Found(null, null);
            case Answer.Refused<StoredProfile>(var refusal) -> throw new RefusedException(refusal);
        });
    }

    /** Writes a profile in which a threshold was accepted, unless it has changed since it was found. */
    public Uni<Answer<Profile>> accept(Profile profile, Found found, String field, AthleteId by) {
        return table.put(profile, found.etag(), by)
                .invoke(relay::wake)
                .call(answer -> answer instanceof Answer.Given<StoredProfile>(StoredProfile stored)
                        ? activities.put(profile.athleteId(), accepted(stored, field, by))
                        : Uni.createFrom().voidItem())
                .map(answer -> answer.map(StoredProfile::profile));
    }

    private static Activity accepted(StoredProfile stored, String field, AthleteId by) {
        String cause = field + "/" + stored.version();
        return Activity.of(
                Activity.Kind.THRESHOLD_ACCEPTED, cause, stored.profile().updatedMs(), by.value(), field);
    }
}
