package io.fitconnect.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What a module's tests are given. */
class ServersIT {
    @Test
    void kafkaComesWithItsTopicsAndStaysTheSameOne() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
            assertTrue(admin.listTopics().names().get(20, TimeUnit.SECONDS).contains("telemetry.samples.v1"));
        }
        assertEquals(Servers.kafka(), Servers.kafka());
    }

    @Test
    void theDatabaseIsFresh() throws Exception {
        var properties = new Properties();
        properties.put("user", "postgres");
        String url = "jdbc:postgresql://" + Servers.postgres() + "/" + Postgres.database();
        try (var connection = new org.postgresql.Driver().connect(url, properties);
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            rows.next();
            assertEquals(0, rows.getInt(1));
        }
    }
}
