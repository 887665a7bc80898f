package io.fitconnect.analytics.cues;

import io.fitconnect.analytics.athletes.SessionsTable;
import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.coaching.v1.Cue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Every cue that an athlete got, by session; a cue that is written twice is the same row. */
@ApplicationScoped
public class CueTable {
    private static final String INSERT = """
            INSERT INTO fitconnect.cues (athlete_id, session_id, cause_ms, id, class_id, rule, severity, message, \
            figures, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_SESSION = "SELECT * FROM fitconnect.cues WHERE athlete_id = ? AND session_id = ?";
    private static final int SEVERITY_PREFIX = "CUE_SEVERITY_".length();

    private final Cassandra cassandra;

    CueTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    Multi<Uni<Void>> writes(Cue cue, long offset) {
        return cassandra
                .prepare(INSERT)
                .map(insert -> insert.bind(
                        cue.getAthleteId(),
                        session(cue),
                        cue.getCauseMs(),
                        cue.getId(),
                        cue.getClassId(),
                        cue.getRule(),
                        severity(cue),
                        cue.getText(),
                        cue.getValuesMap(),
                        cue.getCreatedMs()))
                .map(cassandra::write)
                .toMulti();
    }

    /** A session's cues by the time of their cause. */
    public Multi<CueView> of(AthleteId athlete, String session) {
        return cassandra
                .rows(cassandra.prepare(OF_SESSION).map(select -> select.bind(athlete.value(), session)))
                .map(CueView::of);
    }

    /** A coach's own words belong to the class. */
    static String session(Cue cue) {
        return cue.getSessionId().isEmpty()
                ? SessionsTable.ofClass(cue.getClassId())
                : cue.getSessionId().toLowerCase(Locale.ROOT);
    }

    private static String severity(Cue cue) {
        return cue.getSeverity().name().substring(SEVERITY_PREFIX).toLowerCase(Locale.ROOT);
    }
}
