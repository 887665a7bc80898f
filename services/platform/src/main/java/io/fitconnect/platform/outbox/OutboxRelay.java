package io.fitconnect.platform.outbox;

import io.fitconnect.platform.sql.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the outbox's messages to Kafka, each at least once and those of a key in order.
 *
 * <p>It is woken after a commit and, for what a crash left behind, by a slow sweep. Of all instances of a service only
 * one relays at a time: it holds the row lock of {@code outbox_relay}, which ends with its connection, so another one
 * takes over at once when it dies. Messages are deleted after Kafka has acknowledged them, in the same transaction; a
 * failure in between, a collision with another transaction included, sends them again, oldest first, so that the last
 * message of a key is always its newest.
 */
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    // Its row lock is what makes one relay at a time, on every isolation. At SERIALIZABLE its read of the whole table
    // would collide with every transaction that appends.
    private static final String READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
    private static final String LOCK = "SELECT name FROM outbox_relay WHERE name = 'relay' FOR UPDATE SKIP LOCKED";
    // Where READ COMMITTED means SERIALIZABLE (older CockroachDB), a relay whose snapshot is older than the turn before
    // it fails on this with 40001 and reads again; else it would publish what the other one has published, after newer
    // messages of the same key. Elsewhere each statement sees all that was committed before it, the last turn included.
    private static final String TAKE_TURN = "UPDATE outbox_relay SET turns = turns + 1 WHERE name = 'relay'";
    // Order matters only within a key; by key, because commit order is not known to a clock.
    private static final String OLDEST =
            "SELECT topic, message_key, version, value, trace FROM outbox ORDER BY topic, message_key, version LIMIT $1";
    private static final String DELETE = "DELETE FROM outbox WHERE topic = $1 AND message_key = $2 AND version = $3";

    static final int BATCH = 100;
    private static final Duration LOCKED_ELSEWHERE_PAUSE = Duration.ofMillis(25);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private enum Pass {
        EMPTY,
        MORE
    }

    private final Pool pool;
    private final Transactions transactions;
    private final Function<OutboxRecord, Uni<Void>> publish;
    private final Counter published;
    private final Counter failures;
    private final Cancellable work;
    private final Cancellable sweep;
    private volatile @Nullable MultiEmitter<? super Boolean> signals;

    /**
     * Starts relaying.
     *
     * @param publish completes when Kafka has acknowledged; called in order
     */
    public OutboxRelay(
            String service,
            Pool pool,
            Duration sweepEvery,
            Function<OutboxRecord, Uni<Void>> publish,
            MeterRegistry metrics) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
        this.publish = publish;
        this.published = metrics.counter("fitconnect_outbox_published", "service", service);
        this.failures = metrics.counter("fitconnect_outbox_failures", "service", service);
        // LATEST: signals that come while a drain runs become one more drain after it.
        this.work = Multi.createFrom()
                .<Boolean>emitter(emitter -> signals = emitter, BackPressureStrategy.LATEST)
                .onItem()
                .transformToUniAndConcatenate(signal -> drain())
                .subscribe()
                .with(done -> {}, e -> LOG.errorf(e, "outbox relay ended: service=%s", service));
        this.sweep = Multi.createFrom()
                .ticks()
                .every(sweepEvery)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> wake());
        wake();
    }

    /** To be called after a commit that appended a message; returns at once, from any thread. */
    public void wake() {
        MultiEmitter<? super Boolean> emitter = signals;
        if (emitter != null) {
            emitter.emit(Boolean.TRUE);
        }
    }

    @Override
    public void close() {
        sweep.cancel();
        work.cancel();
    }

    private Uni<Void> drain() {
        return Uni.createFrom()
                .deferred(this::pass)
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .indefinitely()
                .repeat()
                .until(pass -> pass == Pass.EMPTY)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void failed(Throwable e) {
        failures.increment();
        Throwable first = e instanceof CompositeException all ? all.getCauses().getFirst() : e;
        LOG.warnf("outbox waits: %s", first.getMessage());
    }

    private Uni<Pass> pass() {
        return pool.query("SELECT 1 FROM outbox LIMIT 1")
                .execute()
                .chain(any -> any.size() == 0 ? Uni.createFrom().item(Pass.EMPTY) : transactions.run(this::relay));
    }

    private Uni<Pass> relay(SqlConnection transaction) {
        return transaction
                .query(READ_COMMITTED)
                .execute()
                .chain(() -> transaction.query(LOCK).execute())
                .chain(lock -> lock.size() == 0 ? lockedElsewhere() : takeTurn(transaction));
    }

    /** The other relay may have read the table before our message was there, so look again. */
    private static Uni<Pass> lockedElsewhere() {
        return Uni.createFrom().item(Pass.MORE).onItem().delayIt().by(LOCKED_ELSEWHERE_PAUSE);
    }

    private Uni<Pass> takeTurn(SqlConnection transaction) {
        return transaction.query(TAKE_TURN).execute().chain(() -> relayOldest(transaction));
    }

    private Uni<Pass> relayOldest(SqlConnection transaction) {
        return transaction.preparedQuery(OLDEST).execute(Tuple.of(BATCH)).chain(rows -> {
            List<OutboxRecord> messages = messages(rows);
            return messages.isEmpty()
                    ? Uni.createFrom().item(Pass.MORE)
                    : publishAll(messages).chain(() -> delete(transaction, messages));
        });
    }

    private static List<OutboxRecord> messages(RowSet<Row> rows) {
        List<OutboxRecord> messages = new ArrayList<>(rows.size());
        for (Row row : rows) {
            messages.add(new OutboxRecord(
                    row.getString("topic"),
                    row.getString("message_key"),
                    row.getLong("version"),
                    row.getBuffer("value").getBytes(),
                    row.getString("trace")));
        }
        return messages;
    }

    /** Sends all without waiting in between: an idempotent producer keeps their order. */
    private Uni<Void> publishAll(List<OutboxRecord> messages) {
        return Uni.join()
                .all(messages.stream().map(publish).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Pass> delete(SqlConnection transaction, List<OutboxRecord> messages) {
        List<Tuple> keys = messages.stream()
                .map(m -> Tuple.of(m.topic(), m.key(), m.version()))
                .toList();
        return transaction
                .preparedQuery(DELETE)
                .executeBatch(keys)
                .invoke(() -> published.increment(messages.size()))
                .replaceWith(Pass.MORE);
    }
}
