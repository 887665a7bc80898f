package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Sends a coach's cue to athletes of a running class: all of its messages are written in one change, or none. */
@ApplicationScoped
class CueTable {
    /** A session is known here with its first summary, within some seconds of its start. */
    private static final String IN_CLASS = """
            SELECT athlete_id FROM class_booking WHERE class_id = $1 AND state = 'booked' \
            UNION SELECT athlete_id FROM athlete_session WHERE class_id = $1 ORDER BY athlete_id LIMIT $2""";

    private static final String SENT = "SELECT request, cue_ids FROM class_cue WHERE class_id = $1 AND cue_key = $2";
    private static final String NOTE =
            "INSERT INTO class_cue (class_id, cue_key, request, cue_ids, sent_ms) VALUES ($1, $2, $3, $4, $5)";
    private static final String FORGET = "DELETE FROM class_cue WHERE class_id = $1 AND sent_ms < $2";
    private static final long KEY_MS = Duration.ofDays(1).toMillis();
    private static final int MOST_IN_CLASS = 10_000;

    private final Transactions transactions;

    CueTable(@ReactiveDataSource("training") Pool pool) {
        this.transactions = new Transactions(pool);
    }

    /** What a coach asks for under a key, at a time. */
    record Request(ClassId classId, CueBody said, String key, long nowMs) {}

    /**
     * Harmless when repeated with the same key within a day.
     *
     * @param allowed decides on the class as it stands
     */
    Uni<Answer<SentCue>> send(Request it, Function<TrainingClass, Answer<TrainingClass>> allowed) {
        return transactions.run(transaction -> ClassTable.lock(transaction, it.classId())
                .map(found ->
                        found instanceof Answer.Given<TrainingClass>(TrainingClass now) ? allowed.apply(now) : found)
                .chain(decided -> switch (decided) {
                    case Answer.Given<TrainingClass> given -> sendOnce(transaction, it);
                    case Answer.Refused<TrainingClass>(Refusal refusal) -> refuse(refusal);
                }));
    }

    private static Uni<Answer<SentCue>> sendOnce(SqlConnection transaction, Request it) {
        return transaction
                .preparedQuery(SENT)
                .execute(Tuple.of(it.classId().value(), it.key()))
                .chain(rows -> rows.size() == 0
                        ? inClass(transaction, it.classId()).chain(all -> send(transaction, it, all))
                        : Uni.createFrom().item(again(it, rows.iterator().next())));
    }

    private static Answer<SentCue> again(Request it, Row before) {
        return before.getString("request").equals(it.said().fingerprint())
                ? Answer.given(SentCue.of(before.getJsonArray("cue_ids").stream()
                        .map(String::valueOf)
                        .toList()))
                : Answer.refused(ProblemCode.CUE_EXISTS, "Another cue was sent with the key " + it.key() + ".");
    }

    private static Uni<Answer<SentCue>> send(SqlConnection transaction, Request it, Set<AthleteId> inClass) {
        List<AthleteId> named = it.said().athleteIds();
        List<AthleteId> strangers = named == null
                ? List.of()
                : named.stream().filter(athlete -> !inClass.contains(athlete)).toList();
        if (!strangers.isEmpty()) {
            return refuse(Refusal.invalid(
                    "athleteIds", "value.unknown", strangers.getFirst() + " has no part in the class, or not yet"));
        }
        List<AthleteId> to = named == null ? List.copyOf(inClass) : named;
        return to.size() > CueBody.MOST_ATHLETES
                ? refuse(Refusal.invalid(
                        "athleteIds", "value.range", "more than " + CueBody.MOST_ATHLETES + " athletes: name some"))
                : write(transaction, it, to);
    }

    private static Uni<Answer<SentCue>> write(SqlConnection transaction, Request it, List<AthleteId> to) {
        List<String> ids = new ArrayList<>(to.size());
        List<OutboxRecord> messages = new ArrayList<>(to.size());
        for (AthleteId athlete : to) {
            String id = CueMessage.id(it.classId(), it.key(), athlete);
            ids.add(id);
            messages.add(CueMessage.of(it.classId(), athlete, id, it.said(), it.nowMs()));
        }
        Tuple note = Tuple.of(it.classId().value(), it.key(), it.said().fingerprint(), new JsonArray(ids), it.nowMs());
        return transaction
                .preparedQuery(NOTE)
                .execute(note)
                .chain(() -> transaction
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(it.classId().value(), it.nowMs() - KEY_MS)))
                .chain(() -> Outbox.appendAll(transaction, messages))
                .replaceWith(Answer.given(SentCue.of(ids)));
    }

    private static Uni<Set<AthleteId>> inClass(SqlConnection transaction, ClassId id) {
        return transaction
                .preparedQuery(IN_CLASS)
                .execute(Tuple.of(id.value(), MOST_IN_CLASS))
                .map(CueTable::athletes);
    }

    private static Set<AthleteId> athletes(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new AthleteId(row.getString("athlete_id")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <T> Uni<Answer<T>> refuse(Refusal refusal) {
        return Uni.createFrom().item(new Answer.Refused<>(refusal));
    }
}
