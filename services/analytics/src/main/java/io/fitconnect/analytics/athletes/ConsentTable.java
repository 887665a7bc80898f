package io.fitconnect.analytics.athletes;

import com.datastax.oss.driver.api.core.cql.Row;
import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What athletes let others see, as their newest profile says. */
@ApplicationScoped
public class ConsentTable {
    // The record's offset is the timestamp: all profiles of an athlete are in one partition, so the newest stays
    // whatever
    // comes twice.
    private static final String INSERT =
            "INSERT INTO fitconnect.consents (athlete_id, coach_sees_workouts, name, show_name, coach_sees_heart_rate)"
                    + " VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?";
    private static final String SELECT = "SELECT * FROM fitconnect.consents WHERE athlete_id = ?";

    private final Cassandra cassandra;

    ConsentTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /**
     * What an athlete lets others see.
     *
     * @param coachSeesWorkouts unknown means no
     * @param coachOfClassSeesHeart not asked means yes: joining a class says so
     * @param shownName as boards show it; null: hidden
     */
    public record Consent(
            boolean coachSeesWorkouts,
            boolean coachOfClassSeesHeart,
            @Nullable String shownName) {
        private static final Consent UNKNOWN = new Consent(false, true, null);

        private static Consent of(Row row) {
            String name = row.getString("name");
            boolean hidden = name == null || name.isEmpty() || !row.getBoolean("show_name");
            return new Consent(
                    row.getBoolean("coach_sees_workouts"),
                    !Boolean.FALSE.equals(row.get("coach_sees_heart_rate", Boolean.class)),
                    hidden ? null : name);
        }
    }

    Multi<Uni<Void>> writes(Profile profile, long offset) {
        var consent = profile.getConsent();
        return cassandra
                .prepare(INSERT)
                .map(insert -> insert.bind(
                        profile.getAthleteId(),
                        consent.getCoachSeesWorkouts(),
                        profile.getName(),
                        consent.getShowName(),
                        consent.hasCoachSeesHeartRate() ? consent.getCoachSeesHeartRate() : null,
                        offset + 1))
                .map(cassandra::write)
                .toMulti();
    }

    /** Looked up each time, so that a withdrawal holds from the next request on. */
    public Uni<Consent> of(AthleteId athlete) {
        return Uni.combine()
                .all()
                .unis(cassandra.session(), cassandra.prepare(SELECT))
                .asTuple()
                .chain(both -> both.getItem1()
                        .executeReactive(both.getItem2().bind(athlete.value()))
                        .toUni())
                .map(row -> row == null ? Consent.UNKNOWN : Consent.of(row));
    }

    public Uni<Boolean> coachSeesWorkouts(AthleteId athlete) {
        return of(athlete).map(Consent::coachSeesWorkouts);
    }
}
