package io.fitconnect.platform;

import io.fitconnect.testkit.Postgres;
import io.fitconnect.testkit.Servers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;

/** Pools on the tests' database, at the isolation that the services use. */
public final class Database implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    public Database(int connections) {
        PgConnectOptions options = PgConnectOptions.fromUri(
                        "postgresql://postgres@" + Servers.postgres() + "/" + Postgres.database())
                .addProperty("default_transaction_isolation", "serializable");
        pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections))
                .connectingTo(options)
                .using(vertx.getDelegate())
                .build());
    }

    public Pool pool() {
        return pool;
    }

    public void execute(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    public long number(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    @Override
    public void close() {
        pool.close().await().atMost(PATIENCE);
        vertx.close().await().atMost(PATIENCE);
    }
}
