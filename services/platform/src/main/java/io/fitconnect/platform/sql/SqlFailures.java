package io.fitconnect.platform.sql;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;

/** Tells the database failures apart that mean something to a caller. */
public final class SqlFailures {
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String UNIQUE_VIOLATION = "23505";
    /** Classes 08 (connection), 53 (resources) and 57 (shutdown) pass when the server is back. */
    private static final String UNREACHABLE_CLASSES = "08|53|57";

    private SqlFailures() {}

    public static boolean isSerialization(Throwable e) {
        return SERIALIZATION_FAILURE.equals(sqlState(e));
    }

    public static boolean isUniqueViolation(Throwable e) {
        return UNIQUE_VIOLATION.equals(sqlState(e));
    }

    public static boolean isUnreachable(Throwable e) {
        String state = sqlState(e);
        boolean pooled =
                e instanceof VertxException && String.valueOf(e.getMessage()).contains("Timeout");
        return e instanceof ConnectException
                || e instanceof ClosedConnectionException
                || pooled
                || (state.length() == 5 && state.substring(0, 2).matches(UNREACHABLE_CLASSES));
    }

    private static String sqlState(Throwable e) {
        return e instanceof PgException pg && pg.getSqlState() != null ? pg.getSqlState() : "";
    }
}
