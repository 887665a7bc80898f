package io.fitconnect.platform.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.platform.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsIT {
    private static final int WRITERS = 8;

    private final Database database = new Database(WRITERS);
    private final Transactions transactions = new Transactions(database.pool());
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeEach
    void account() {
        database.execute("DROP TABLE IF EXISTS account");
        database.execute("CREATE TABLE account (name TEXT PRIMARY KEY, amount INT8 NOT NULL)");
        database.execute("INSERT INTO account VALUES ('a', 0)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void collidingTransactionsAreRepeatedUntilEachHasCountedOnce() {
        List<Uni<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> transactions.run(this::readThenAddOne))
                .toList();

        Uni.join().all(writers).andCollectFailures().await().atMost(Database.PATIENCE);

        assertEquals(WRITERS, database.number("SELECT amount FROM account"));
        assertTrue(attempts.get() > WRITERS, "no collision was provoked");
    }

    @Test
    void withoutRepeatsTheSameTransactionsFailWith40001() {
        List<Uni<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> database.pool().withTransaction(this::readThenAddOne))
                .toList();

        Throwable failure = assertThrows(
                Throwable.class,
                () -> Uni.join().all(writers).andFailFast().await().atMost(Database.PATIENCE));

        assertTrue(
                SqlFailures.isSerialization(failure.getCause() == null ? failure : failure.getCause()), "" + failure);
    }

    @Test
    void otherFailuresAreNotRepeated() {
        Uni<Void> twice = transactions.run(transaction -> {
            attempts.incrementAndGet();
            return transaction
                    .query("INSERT INTO account VALUES ('a', 1)")
                    .execute()
                    .replaceWithVoid();
        });

        PgException failure =
                assertThrows(PgException.class, () -> twice.await().atMost(Database.PATIENCE));

        assertTrue(SqlFailures.isUniqueViolation(failure));
        assertEquals(1, attempts.get());
    }

    private Uni<Void> readThenAddOne(SqlConnection transaction) {
        attempts.incrementAndGet();
        return transaction
                .query("SELECT amount FROM account WHERE name = 'a'")
                .execute()
                .chain(rows -> transaction
                        .preparedQuery("UPDATE account SET amount = $1 WHERE name = 'a'")
                        .execute(Tuple.of(rows.iterator().next().getLong(0) + 1)))
                .replaceWithVoid();
    }
}
