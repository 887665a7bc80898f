package io.fitconnect.analytics.athletes;

import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.platform.id.AthleteId;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;

/** The sessions that there is history of. */
@ApplicationScoped
public class SessionsTable {
    private static final String NOTED = "SELECT session_id FROM fitconnect.sessions_by_athlete WHERE athlete_id = ?";
    // Those from before sessions were noted; a summary is as old as the history.
    private static final String SUMMED_UP =
            "SELECT session_id FROM fitconnect.workouts_by_athlete WHERE athlete_id = ?";

    private final Cassandra cassandra;

    SessionsTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /** Each of an athlete's session ids, once. */
    public Multi<String> of(AthleteId athlete) {
        return Multi.createBy()
                .concatenating()
                .streams(ids(NOTED, athlete), ids(SUMMED_UP, athlete))
                .select()
                .distinct();
    }

    private Multi<String> ids(String cql, AthleteId athlete) {
        return cassandra
                .rows(cassandra.prepare(cql).map(select -> select.bind(athlete.value())))
                .map(row -> String.valueOf(row.getString("session_id")));
    }
}
