package io.fitconnect.platform.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fitconnect.platform.Database;
import io.fitconnect.platform.sql.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {
    private static final Duration NEVER = Duration.ofHours(1);

    private final Database database = new Database(6);
    private final Transactions transactions = new Transactions(database.pool());
    private final List<OutboxRecord> kafka = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeEach
    void tables() {
        database.execute("DROP TABLE IF EXISTS outbox");
        database.execute("DROP TABLE IF EXISTS outbox_relay");
        database.execute("CREATE TABLE outbox (topic TEXT NOT NULL, message_key TEXT NOT NULL, version INT8 NOT NULL,"
                + " value BYTEA NOT NULL, trace TEXT, PRIMARY KEY (topic, message_key, version))");
        database.execute("CREATE TABLE outbox_relay (name TEXT PRIMARY KEY, turns INT8 NOT NULL)");
        database.execute("INSERT INTO outbox_relay VALUES ('relay', 0)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatACrashLeftBehindIsPublishedAtStart() {
        IntStream.rangeClosed(1, OutboxRelay.BATCH * 2 + 1).forEach(version -> append("ada", version));

        try (OutboxRelay relay = relay(NEVER, this::take)) {
            awaitEmpty();
        }

        assertEquals(OutboxRelay.BATCH * 2 + 1, kafka.size());
        assertInOrder("ada");
    }

    @Test
    void aCommitThatWakesTheRelayIsPublishedWithoutWaitingForItsNextLook() {
        try (OutboxRelay relay = relay(NEVER, this::take)) {
            append("ada", 1);
            relay.wake();
            await().atMost(Duration.ofSeconds(10)).until(() -> kafka.size() == 1);

            append("ada", 2);
            relay.wake();
            await().atMost(Duration.ofSeconds(10)).until(() -> kafka.size() == 2);
        }
    }

    @Test
    void aRolledBackChangeTellsNothing() {
        Uni<Void> failing = transactions.run(transaction -> Outbox.append(transaction, message("ada", 1))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("changed its mind"))));
        assertThrows(IllegalStateException.class, () -> failing.await().atMost(Database.PATIENCE));

        assertEquals(0, database.number("SELECT count(*) FROM outbox"));
    }

    @Test
    void aRefusedMessageStaysAndIsSentAgainInOrder() {
        AtomicInteger refusals = new AtomicInteger(3);
        IntStream.rangeClosed(1, 20).forEach(version -> append("ada", version));

        try (OutboxRelay relay = relay(
                NEVER,
                message -> message.version() == 7 && refusals.getAndDecrement() > 0
                        ? Uni.createFrom().failure(new IllegalStateException("no leader"))
                        : take(message))) {
            awaitEmpty();
        }

        assertEquals(20, kafka.stream().map(OutboxRecord::version).distinct().count());
        assertEquals(20, kafka.getLast().version());
        assertEquals(
                3,
                metrics.counter("fitconnect_outbox_failures", "service", "test").count());
    }

    @Test
    void severalRelaysPublishEverythingAndEndOnTheNewest() {
        try (OutboxRelay one = relay(NEVER, this::takeSlowly);
                OutboxRelay two = relay(NEVER, this::takeSlowly);
                OutboxRelay three = relay(NEVER, this::takeSlowly)) {
            List<OutboxRelay> relays = List.of(one, two, three);
            IntStream.rangeClosed(1, 60).forEach(version -> {
                append("ada", version);
                append("bob", version);
                relays.get(version % 3).wake();
            });
            awaitEmpty();
        }

        for (String key : List.of("ada", "bob")) {
            assertEquals(
                    LongStream.rangeClosed(1, 60).boxed().toList(),
                    versions(key).stream().distinct().toList());
            assertEquals(60, versions(key).getLast());
        }
    }

    @Test
    void aTransactionThatReadsTheOutboxAndAppendsDoesNotCollideWithTheRelay() {
        AtomicInteger version = new AtomicInteger();
        append("ada", 1);

        try (OutboxRelay relay = relay(
                NEVER,
                message -> message.key().equals("ada")
                        ? readAndAppend("bob", version.incrementAndGet()).chain(() -> take(message))
                        : take(message))) {
            awaitEmpty();
        }

        assertEquals(List.of(1L), versions("ada"), "a collision sends again");
        assertEquals(List.of(1L), versions("bob"));
    }

    private Uni<Void> readAndAppend(String key, long version) {
        return transactions.run(transaction -> transaction
                .query("SELECT count(*) FROM outbox")
                .execute()
                .chain(() -> Outbox.append(transaction, message(key, version))));
    }

    private OutboxRelay relay(Duration sweep, Function<OutboxRecord, Uni<Void>> publish) {
        return new OutboxRelay("test", database.pool(), sweep, publish, metrics);
    }

    private Uni<Void> take(OutboxRecord message) {
        return Uni.createFrom().voidItem().invoke(() -> kafka.add(message));
    }

    private Uni<Void> takeSlowly(OutboxRecord message) {
        return take(message).onItem().delayIt().by(Duration.ofMillis(5));
    }

    private void append(String key, long version) {
        transactions
                .run(transaction -> Outbox.append(transaction, message(key, version)))
                .await()
                .atMost(Database.PATIENCE);
    }

    private static OutboxRecord message(String key, long version) {
        return new OutboxRecord("topic", key, version, (key + version).getBytes(StandardCharsets.UTF_8));
    }

    private void awaitEmpty() {
        await().atMost(Database.PATIENCE).until(() -> database.number("SELECT count(*) FROM outbox") == 0);
    }

    private void assertInOrder(String key) {
        List<Long> versions = versions(key);
        assertEquals(LongStream.rangeClosed(1, versions.size()).boxed().toList(), versions);
    }

    private List<Long> versions(String key) {
        return kafka.stream()
                .filter(message -> message.key().equals(key))
                .map(OutboxRecord::version)
                .toList();
    }
}
