package io.fitconnect.platform.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;

/**
 * Runs transactions and runs them again when the database asks for it.
 *
 * <p>CockroachDB, and PostgreSQL at SERIALIZABLE, end a transaction that collided with another one with SQLSTATE 40001:
 * nothing happened, and the client shall repeat all of it. So the work must have no effect outside the transaction.
 */
public final class Transactions {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final double JITTER = 0.5;
    private static final int REPEATS = 12;

    private final Pool pool;

    public Transactions(Pool pool) {
        this.pool = pool;
    }

    /** Commits what the work did, or nothing; fails with the last collision after {@value #REPEATS} repeats. */
    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(work))
                .onFailure(SqlFailures::isSerialization)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .atMost(REPEATS);
    }
}
