package io.fitconnect.testkit;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One fresh database for this JVM, so that modules tested on the same server don't meet. */
public final class Postgres {
    private static @Nullable String database;

    private Postgres() {}

    /** Its name, on the server of {@link Servers#postgres()}; made when first asked for. */
    public static synchronized String database() {
        if (database == null) {
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            var properties = new Properties();
            properties.putAll(Map.of("user", "postgres"));
            String url = "jdbc:postgresql://" + Servers.postgres() + "/postgres";
            try (var connection = new org.postgresql.Driver().connect(url, properties);
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("no fresh database at " + url, e);
            }
            database = name;
        }
        return database;
    }
}
