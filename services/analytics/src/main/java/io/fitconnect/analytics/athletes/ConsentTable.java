package io.fitconnect.analytics.athletes;

import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Which athletes let coaches read their workouts, as their newest profile says. */
@ApplicationScoped
public class ConsentTable {
    // The record's offset is the timestamp: all profiles of an athlete are in one partition, so the newest stays
    // whatever
    // comes twice.
    private static final String INSERT =
            "INSERT INTO fitconnect.consents (athlete_id, coach_sees_workouts) VALUES (?, ?) USING TIMESTAMP ?";
    private static final String SELECT = "SELECT coach_sees_workouts FROM fitconnect.consents WHERE athlete_id = ?";

    private final Cassandra cassandra;

    ConsentTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    Multi<Uni<Void>> writes(Profile profile, long offset) {
        return cassandra
                .prepare(INSERT)
                .map(insert ->
                        insert.bind(profile.getAthleteId(), profile.getConsent().getCoachSeesWorkouts(), offset + 1))
                .map(cassandra::write)
                .toMulti();
    }

    /** Looked up each time, so that a withdrawal holds from the next request on; unknown means no. */
    public Uni<Boolean> coachSeesWorkouts(AthleteId athlete) {
        return Uni.combine()
                .all()
                .unis(cassandra.session(), cassandra.prepare(SELECT))
                .asTuple()
                .chain(both -> both.getItem1()
                        .executeReactive(both.getItem2().bind(athlete.value()))
                        .toUni())
                .map(row -> row != null && row.getBoolean("coach_sees_workouts"));
    }
}
