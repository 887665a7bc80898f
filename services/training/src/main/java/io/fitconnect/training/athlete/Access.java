package io.fitconnect.training.athlete;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may see what is made of an athlete's workouts: whoever may see the workouts. */
@ApplicationScoped
public class Access {
    private final AthleteTable athletes;

    Access(AthleteTable athletes) {
        this.athletes = athletes;
    }

    /** Refuses all but the athlete, administrators, and coaches where the athlete lets them. */
    public Uni<Void> allowRead(Caller caller, AthleteId athlete) {
        if (caller.is(athlete) || caller.hasAny(Role.ADMIN)) {
            return Uni.createFrom().voidItem();
        }
        Uni<Boolean> may = caller.hasAny(Role.COACH)
                ? athletes.coachSeesWorkouts(athlete)
                : Uni.createFrom().item(false);
        return may.invoke(Access::require).replaceWithVoid();
    }

    private static void require(boolean may) {
        if (!may) {
            throw new RefusedException(
                    ProblemCode.ACCESS_DENIED,
                    "This is another athlete's training, or of one who lets no coach see workouts.");
        }
    }
}
