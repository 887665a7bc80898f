package io.fitconnect.users.thresholds;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.users.Profile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The limits of an athlete now, from the workouts that are known. */
@ApplicationScoped
public class LimitsOfWorkouts {
    private final PeakTable peaks;

    LimitsOfWorkouts(PeakTable peaks) {
        this.peaks = peaks;
    }

    /** The profile may be missing. */
    public Uni<Limits> of(AthleteId athlete, @Nullable Profile profile) {
        Instant now = Instant.now();
        return peaks.since(athlete, now.minus(Limits.HEART_WINDOW).toEpochMilli())
                .map(workouts -> Limits.of(athlete, workouts, profile, now));
    }
}
