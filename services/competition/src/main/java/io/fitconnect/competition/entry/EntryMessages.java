package io.fitconnect.competition.entry;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.proto.internal.boards.v1.Ruling;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Tells {@code competition.entries.v1} all of an athlete's entries, whenever one has changed. */
public final class EntryMessages {
    static final String TOPIC = "competition.entries.v1";

    /** Nothing that comes later counts or is ruled on. */
    private static final Duration KEPT = Duration.ofDays(31);

    private static final String NEXT_VERSION = """
            INSERT INTO athlete_entries (athlete_id, version) VALUES ($1, 1) \
            ON CONFLICT (athlete_id) DO UPDATE SET version = athlete_entries.version + 1 RETURNING version""";
    private static final String ENTRIES = """
            SELECT e.competition_id, e.division, e.state, c.start_ms, c.end_ms FROM entry e \
            JOIN competition c ON c.competition_id = e.competition_id \
            WHERE e.athlete_id = $1 AND c.end_ms > $2 ORDER BY e.competition_id""";
    private static final String RULINGS = """
            SELECT competition_id, session_id, rule FROM ruling \
            WHERE athlete_id = $1 AND state <> 'overturned' ORDER BY ruled_ms, ruling_id""";

    private EntryMessages() {}

    /** Appends the message to the transaction that changed an entry; to be called after the change. */
    public static Uni<Void> append(SqlConnection transaction, AthleteId athlete, long nowMs) {
        return transaction
                .preparedQuery(NEXT_VERSION)
                .execute(Tuple.of(athlete.value()))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(version -> rulings(transaction, athlete)
                        .chain(rulings -> transaction
                                .preparedQuery(ENTRIES)
                                .execute(Tuple.of(athlete.value(), nowMs - KEPT.toMillis()))
                                .map(rows -> message(athlete, version, rows, rulings, nowMs))))
                .chain(message -> Outbox.append(transaction, message));
    }

    /** What has effect, by competition. The first ruling's reason is told. */
    private static Uni<Map<String, Ruling.Builder>> rulings(SqlConnection transaction, AthleteId athlete) {
        return transaction
                .preparedQuery(RULINGS)
                .execute(Tuple.of(athlete.value()))
                .map(rows -> {
                    Map<String, Ruling.Builder> found = new HashMap<>();
                    for (Row row : rows) {
                        add(
                                found.computeIfAbsent(row.getString("competition_id"), id -> ruling(athlete, row)),
                                row.getString("session_id"));
                    }
                    return found;
                });
    }

    private static Ruling.Builder ruling(AthleteId athlete, Row row) {
        return Ruling.newBuilder().setAthleteId(athlete.value()).setReason("competition." + row.getString("rule"));
    }

    private static void add(Ruling.Builder ruling, String sessionId) {
        if (sessionId.isEmpty()) {
            ruling.setExcluded(true);
        } else {
            ruling.addSessionIds(sessionId);
        }
    }

    private static OutboxRecord message(
            AthleteId athlete, long version, RowSet<Row> rows, Map<String, Ruling.Builder> rulings, long nowMs) {
        AthleteEntries.Builder all =
                AthleteEntries.newBuilder().setAthleteId(athlete.value()).setUpdatedMs(nowMs);
        for (Row row : rows) {
            var entry = io.fitconnect.proto.internal.competition.v1.Entry.newBuilder()
                    .setCompetitionId(row.getString("competition_id"))
                    .setDivision(row.getString("division"))
                    .setStartMs(row.getLong("start_ms"))
                    .setEndMs(row.getLong("end_ms"))
                    .setWithdrawn(row.getString("state").equals(EntryState.WITHDRAWN.word()));
            Ruling.Builder ruling = rulings.get(row.getString("competition_id"));
            if (ruling != null) {
                entry.setRuling(ruling);
            }
            all.addEntries(entry);
        }
        return new OutboxRecord(TOPIC, athlete.value(), version, all.build().toByteArray());
    }
}
