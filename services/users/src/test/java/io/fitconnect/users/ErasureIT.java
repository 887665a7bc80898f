package io.fitconnect.users;

import static io.fitconnect.users.Calls.as;
import static io.fitconnect.users.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.MessageLite;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.Servers;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ErasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ATHLETE = "/api/v1/athletes/{id}";
    private static final String BODY = "{\"name\":\"Ada\",\"hrMax\":188,\"consent\":{\"openBoards\":true}}";

    @Inject
    @ReactiveDataSource("users")
    Pool pool;

    private final String ada = "ada-" + UUID.randomUUID();

    @Test
    void nothingIsLeftButTheIdAndTheOthersAreToldInOrder() {
        try (var topic = new TopicReader<>(ProfileMessage.TOPIC, Profile.parser())) {
            as(ada, "athlete").body(BODY).put(ATHLETE + "/profile", ada).then().statusCode(201);

            as(ada, "athlete")
                    .delete(ATHLETE, ada)
                    .then()
                    .statusCode(202)
                    .body("done", equalTo(false))
                    .body("requestedBy", equalTo(ada))
                    .body("parts.find { it.part == 'users' }.doneMs", notNullValue())
                    .body("parts.find { it.part == 'streams' }.doneMs", equalTo(null))
                    .body("expiring.topic", hasItem("telemetry.samples.v1"));

            for (String table : List.of("consent_change", "activity")) {
                assertEquals(0, count("SELECT count(*) FROM " + table + " WHERE athlete_id = $1"), table);
            }
            assertEquals(
                    1,
                    count("SELECT count(*) FROM profile WHERE athlete_id = $1 AND name IS NULL AND hr_max IS NULL"
                            + " AND NOT open_boards"));
            Profile last = topic.await(ada, all -> all.size() == 2).getLast();
            assertTrue(last.getErasedMs() > 0);
            assertEquals(
                    Profile.newBuilder()
                            .setAthleteId(ada)
                            .setErasedMs(last.getErasedMs())
                            .setUpdatedMs(last.getUpdatedMs())
                            .build(),
                    last);
        }
    }

    @Test
    void anErasedIdIsNeverTakenAgain() {
        as(ada, "athlete").body(BODY).put(ATHLETE + "/profile", ada).then().statusCode(201);
        as("root", "admin").delete(ATHLETE, ada).then().statusCode(202).body("requestedBy", equalTo("root"));

        problem(as(ada, "athlete").body(BODY).put(ATHLETE + "/profile", ada).then(), 410, "athlete.erased");
        problem(as("root", "admin").get(ATHLETE + "/profile", ada).then(), 410, "athlete.erased");
        problem(as(ada, "athlete").get(ATHLETE + "/export", ada).then(), 410, "athlete.erased");
        String bob = "bob-" + UUID.randomUUID();
        try (Messages messages = new Messages()) {
            messages.send("workout.summaries.v1", ended(ada), ada);
            messages.send("workout.summaries.v1", ended(bob), bob);
            messages.send("workout.summaries.v1", ended(ada), ada);
        }
        await().atMost(PATIENCE)
                .until(() -> as(bob, "athlete").get(ATHLETE + "/activity", bob).path("activities.size()"), equalTo(2));
        assertEquals(0, count("SELECT count(*) FROM activity WHERE athlete_id = $1"));
        // Asked for again it stays as it was.
        as(ada, "athlete").delete(ATHLETE, ada).then().statusCode(202).body("requestedBy", equalTo("root"));
    }

    @Test
    void anAthleteWithoutAProfileCanBeErased() {
        as(ada, "athlete").delete(ATHLETE, ada).then().statusCode(202);
        problem(as(ada, "athlete").body(BODY).put(ATHLETE + "/profile", ada).then(), 410, "athlete.erased");
    }

    @Test
    void itIsDoneWhenEveryPartHasSaidSo() {
        problem(as(ada, "athlete").get(ATHLETE + "/erasure", ada).then(), 404, "erasure.unknown");
        as(ada, "athlete").delete(ATHLETE, ada).then().statusCode(202);
        try (Messages messages = new Messages()) {
            messages.send("athlete.erasures.v1", part("streams", 7), ada);
            messages.send("athlete.erasures.v1", part("streams", 9), ada);
            await().atMost(PATIENCE).until(() -> doneMs("streams"), equalTo(7));
            as(ada, "athlete").get(ATHLETE + "/erasure", ada).then().body("done", equalTo(false));
            messages.send("athlete.erasures.v1", part("analytics", 8), ada);
            messages.send("athlete.erasures.v1", part("training", 8), ada);
            messages.send("athlete.erasures.v1", part("competition", 8), ada);
            messages.send("athlete.erasures.v1", part("auth", 8), ada);
        }
        await().atMost(PATIENCE)
                .until(() -> as(ada, "athlete").get(ATHLETE + "/erasure", ada).path("done"));
        assertEquals(7, doneMs("streams"), "the first time counts");
    }

    @Test
    void othersMayNot() {
        for (Map.Entry<String, String> other :
                Map.of("bob", "athlete", "carl", "coach", "hub", "hub").entrySet()) {
            problem(as(other.getKey(), other.getValue()).delete(ATHLETE, ada).then(), 403, "access.denied");
            problem(
                    as(other.getKey(), other.getValue())
                            .get(ATHLETE + "/erasure", ada)
                            .then(),
                    403,
                    "access.denied");
        }
        problem(given().delete(ATHLETE, ada).then(), 401, "token.missing");
        problem(given().get(ATHLETE + "/erasure", ada).then(), 401, "token.missing");
    }

    /** The other transaction changes the row between this one's snapshot and its write: 40001, and all of it again. */
    @Test
    void anErasureThatCollidesIsRepeated() {
        as(ada, "athlete").body(BODY).put(ATHLETE + "/profile", ada).then().statusCode(201);
        SqlConnection other = pool.getConnection().await().atMost(PATIENCE);
        other.query("BEGIN").execute().await().atMost(PATIENCE);
        other.preparedQuery("UPDATE profile SET weight_kg = 60, version = version + 1 WHERE athlete_id = $1")
                .execute(Tuple.of(ada))
                .await()
                .atMost(PATIENCE);
        CompletableFuture<Integer> erasure = CompletableFuture.supplyAsync(
                () -> as(ada, "athlete").delete(ATHLETE, ada).statusCode());
        await("the erasure waits for the row").atMost(PATIENCE).until(() -> waiting() > 0);
        long before = rollbacks();

        other.query("COMMIT").execute().await().atMost(PATIENCE);
        other.close().await().atMost(PATIENCE);

        assertEquals(202, erasure.join());
        await("a transaction was rolled back").atMost(PATIENCE).until(() -> rollbacks() > before);
        assertEquals(0, count("SELECT count(*) FROM activity WHERE athlete_id = $1"));
        assertEquals(
                1, count("SELECT count(*) FROM profile WHERE athlete_id = $1 AND version = 3 AND weight_kg IS NULL"));
    }

    private long waiting() {
        return pool.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database()")
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private long rollbacks() {
        return pool.query("SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()")
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private long count(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(ada))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private Integer doneMs(String part) {
        return as(ada, "athlete")
                .get(ATHLETE + "/erasure", ada)
                .path("parts.find { it.part == '" + part + "' }.doneMs");
    }

    private ErasedPart part(String name, long doneMs) {
        return ErasedPart.newBuilder()
                .setAthleteId(ada)
                .setPart(name)
                .setDoneMs(doneMs)
                .build();
    }

    private static WorkoutSummary ended(String athlete) {
        return WorkoutSummary.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(UUID.randomUUID().toString())
                .setClassId("spin-1")
                .setStartMs(1_790_000_000_000L)
                .setEndMs(1_790_000_600_000L)
                .setEnded(true)
                .build();
    }

    /** Writes what other parts would. */
    static final class Messages implements AutoCloseable {
        private final KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());

        void send(String topic, MessageLite message, String key) {
            kafka.send(new ProducerRecord<>(topic, key, message.toByteArray()));
        }

        @Override
        public void close() {
            kafka.close();
        }
    }
}
