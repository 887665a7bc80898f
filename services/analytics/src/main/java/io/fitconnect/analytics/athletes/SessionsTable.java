package io.fitconnect.analytics.athletes;

import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.platform.id.AthleteId;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The sessions that there is history of, and the classes where it belongs to a class and to no session. */
@ApplicationScoped
public class SessionsTable {
    private static final String NOTED = "SELECT session_id FROM fitconnect.sessions_by_athlete WHERE athlete_id = ?";
    // Those from before sessions were noted; a summary is as old as the history.
    private static final String SUMMED_UP =
            "SELECT session_id FROM fitconnect.workouts_by_athlete WHERE athlete_id = ?";

    private static final String CLASS = "class/";

    private final Cassandra cassandra;

    SessionsTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /** What stands for a session where there is only a class; no session has such an id. */
    public static String ofClass(String classId) {
        return CLASS + classId;
    }

    /** Empty: it is a session's. */
    public static Optional<String> classOf(String id) {
        return id.startsWith(CLASS) ? Optional.of(id.substring(CLASS.length())) : Optional.empty();
    }

    /** Each of an athlete's session ids, once. */
    public Multi<String> sessions(AthleteId athlete) {
        return of(athlete).filter(id -> classOf(id).isEmpty());
    }

    /** Each of an athlete's sessions and classes, once. */
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
