package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Classes in PostgreSQL or CockroachDB; each change is written with the message that tells of it. */
@ApplicationScoped
class ClassTable {
    private static final String SELECT = "SELECT * FROM training_class WHERE class_id = $1";
    private static final String SELECT_ALL = "SELECT * FROM training_class WHERE class_id = ANY($1)";
    private static final String SELECT_FOR_CHANGE = SELECT + " FOR UPDATE";
    private static final String NEWEST =
            "SELECT * FROM training_class WHERE state = $1 ORDER BY updated_ms DESC, class_id LIMIT $2";
    private static final String STARTING = """
            SELECT * FROM training_class WHERE state = $1 AND starts_at_ms >= $2 AND starts_at_ms < $3 \
            ORDER BY starts_at_ms, class_id LIMIT $4""";
    private static final String OF_COACH = "SELECT class_id FROM training_class WHERE coach_id = $1";
    private static final String INSERT = """
            INSERT INTO training_class \
            (class_id, version, title, coach_id, state, started_ms, ended_ms, blocks, updated_ms, starts_at_ms, capacity) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (class_id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE training_class SET version = $2, state = $3, started_ms = $4, ended_ms = $5, updated_ms = $6, \
            title = $7, blocks = $8, starts_at_ms = $9, capacity = $10, coach_id = $11 WHERE class_id = $1""";

    private final Pool pool;
    private final Transactions transactions;

    ClassTable(@ReactiveDataSource("training") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    Uni<Answer<TrainingClass>> find(ClassId id) {
        return pool.preparedQuery(SELECT).execute(Tuple.of(id.value())).map(rows -> one(id, rows));
    }

    /** Those that are there, in one query. */
    Uni<Map<ClassId, TrainingClass>> findAll(Collection<ClassId> ids) {
        Object[] values = ids.stream().map(ClassId::value).toArray(String[]::new);
        return pool.preparedQuery(SELECT_ALL)
                .execute(Tuple.of(values))
                .map(rows -> all(rows).stream().collect(Collectors.toMap(TrainingClass::classId, Function.identity())));
    }

    static Refusal unknown(ClassId id) {
        return Refusal.of(ProblemCode.CLASS_UNKNOWN, "No class has the id " + id + ".");
    }

    /** The most recently changed classes of a state. */
    Uni<List<TrainingClass>> newest(String state, int limit) {
        return pool.preparedQuery(NEWEST).execute(Tuple.of(state, limit)).map(ClassTable::all);
    }

    /** Those that are meant to start at or after a time and before another, the next one first. */
    Uni<List<TrainingClass>> starting(String state, long fromMs, long toMs, int limit) {
        return pool.preparedQuery(STARTING)
                .execute(Tuple.of(state, fromMs, toMs, limit))
                .map(ClassTable::all);
    }

    Uni<Answer<TrainingClass>> add(TrainingClass it) {
        return transactions.run(transaction -> insert(transaction, it)
                .chain(inserted -> inserted == 1
                        ? Outbox.append(transaction, ClassMessage.of(it)).replaceWith(Answer.given(it))
                        : Uni.createFrom().item(exists(it))));
    }

    /** Applies a decision to the class as it stands; one that changes nothing writes nothing. */
    Uni<Answer<TrainingClass>> change(ClassId id, Function<TrainingClass, Answer<TrainingClass>> decision) {
        return transactions.run(transaction -> lock(transaction, id).chain(found -> switch (found) {
            case Answer.Given<TrainingClass>(TrainingClass now) -> apply(transaction, now, decision.apply(now));
            case Answer.Refused<TrainingClass> refused -> Uni.createFrom().item(refused);
        }));
    }

    /** Takes the coach's id from every class; harmless when repeated. */
    Uni<Void> eraseCoach(AthleteId coach, long nowMs) {
        return pool.preparedQuery(OF_COACH)
                .execute(Tuple.of(coach.value()))
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row ->
                        change(new ClassId(row.getString("class_id")), it -> Answer.given(it.withoutCoach(nowMs))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The class as it stands until the transaction's end. */
    static Uni<Answer<TrainingClass>> lock(SqlConnection transaction, ClassId id) {
        return transaction
                .preparedQuery(SELECT_FOR_CHANGE)
                .execute(Tuple.of(id.value()))
                .map(rows -> one(id, rows));
    }

    private static Uni<Answer<TrainingClass>> apply(
            SqlConnection transaction, TrainingClass now, Answer<TrainingClass> decided) {
        return switch (decided) {
            case Answer.Given<TrainingClass>(TrainingClass next)
            when !next.equals(now) ->
                update(transaction, next)
                        .chain(() -> Outbox.append(transaction, ClassMessage.of(next)))
                        .chain(() -> letIn(transaction, next))
                        .map(Answer::given);
            case Answer.Given<TrainingClass> unchanged -> Uni.createFrom().item(unchanged);
            case Answer.Refused<TrainingClass> refused -> Uni.createFrom().item(refused);
        };
    }

    /** More places than before are given away at once. */
    private static Uni<TrainingClass> letIn(SqlConnection transaction, TrainingClass it) {
        return it.seats().promotable(it.plan().capacity()) == 0
                ? Uni.createFrom().item(it)
                : BookingRows.settle(transaction, it.classId(), it.plan(), it.seats(), it.updatedMs())
                        .map(it::with);
    }

    private static Uni<Integer> insert(SqlConnection transaction, TrainingClass it) {
        Object[] columns = {
            it.classId().value(),
            it.version(),
            it.title(),
            it.coachId().value(),
            it.state().word(),
            it.state().startMs(),
            it.state().endMs(),
            Block.encode(it.blocks()),
            it.updatedMs(),
            it.plan().startsAtMs(),
            it.plan().capacity()
        };
        return transaction.preparedQuery(INSERT).execute(Tuple.from(columns)).map(RowSet::rowCount);
    }

    private static Uni<Void> update(SqlConnection transaction, TrainingClass it) {
        Object[] columns = {
            it.classId().value(),
            it.version(),
            it.state().word(),
            it.state().startMs(),
            it.state().endMs(),
            it.updatedMs(),
            it.title(),
            Block.encode(it.blocks()),
            it.plan().startsAtMs(),
            it.plan().capacity(),
            it.coachId().value()
        };
        return transaction.preparedQuery(UPDATE).execute(Tuple.from(columns)).replaceWithVoid();
    }

    private static Answer<TrainingClass> exists(TrainingClass it) {
        return Answer.refused(ProblemCode.CLASS_EXISTS, "The id " + it.classId() + " is taken.");
    }

    private static Answer<TrainingClass> one(ClassId id, RowSet<Row> rows) {
        return rows.size() == 0
                ? new Answer.Refused<>(unknown(id))
                : Answer.given(read(rows.iterator().next()));
    }

    private static List<TrainingClass> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ClassTable::read)
                .toList();
    }

    private static TrainingClass read(Row row) {
        return new TrainingClass(
                new ClassId(row.getString("class_id")),
                row.getLong("version"),
                new AthleteId(row.getString("coach_id")),
                ClassState.of(row.getString("state"), row.getLong("started_ms"), row.getLong("ended_ms")),
                new Plan(
                        row.getString("title"),
                        row.getLong("starts_at_ms"),
                        row.getInteger("capacity"),
                        Block.decode(row.getJsonArray("blocks"))),
                new Seats(row.getInteger("booked"), row.getInteger("waiting"), row.getLong("turns")),
                row.getLong("updated_ms"));
    }
}
