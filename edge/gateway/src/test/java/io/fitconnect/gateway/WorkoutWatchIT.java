package io.fitconnect.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Servers;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The end of a workout over graphql-transport-ws. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class WorkoutWatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource("/graphql")
    URI address;

    private final String athlete = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();

    @Test
    void anAthleteIsToldOfAWorkoutOnceItHasEndedAndNotBefore() {
        // Until the history has its tables, what asks for it is refused.
        String another = UUID.randomUUID().toString();
        summary(another, true, 1);
        await().atMost(PATIENCE).until(() -> isReadable(another, 1));
        try (GraphQlSocket before = of(athlete);
                GraphQlSocket meanwhile = of(athlete)) {
            before.subscribe("subscription{workout(sessionId:\"" + session.toUpperCase(Locale.ROOT) + "\"){effort}}");
            summary(session, false, 1.5);
            await().atMost(PATIENCE).until(() -> isReadable(session, 1.5));
            meanwhile.subscribe("subscription{workout(sessionId:\"" + session + "\"){effort}}");
            summary(session, true, 2.5);
            for (GraphQlSocket socket : List.of(before, meanwhile)) {
                await().atMost(PATIENCE).until(() -> socket.newest("workout") != null);
                assertEquals(2.5, ((JsonObject) socket.newest("workout")).getDouble("effort"));
                assertFalse(socket.messages.stream().anyMatch(it -> it.encode().contains("1.5")));
            }
        }
        try (GraphQlSocket later = of(athlete)) {
            later.subscribe("subscription{workout(sessionId:\"" + session + "\"){ended}}");
            await().atMost(PATIENCE).until(() -> later.newest("workout") != null);
        }
    }

    @Test
    void nobodyWatchesAStrangersWorkout() {
        summary(session, true, 1);
        await().atMost(PATIENCE).until(() -> isReadable(session, 1));
        try (GraphQlSocket socket = of("bob-" + athlete)) {
            socket.subscribe("subscription{workout(sessionId:\"" + session + "\"){ended}}");
            assertEquals("access.denied", socket.refusal());
        }
    }

    private GraphQlSocket of(String who) {
        return new GraphQlSocket(
                address, new JsonObject().put("Authorization", "Bearer " + Tokens.token(who, "athlete")));
    }

    private boolean isReadable(String session, double effort) {
        Double read = Asking.ask(athlete, "{workout(sessionId:\"" + session + "\"){effort}}")
                .extract()
                .jsonPath()
                .getObject("data.workout.effort", Double.class);
        return read != null && read == effort;
    }

    /** Without a sample in the history, so that nothing is waited for there. */
    private void summary(String session, boolean ended, double effort) {
        byte[] value = WorkoutSummary.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setStartMs(1_700_000_000_000L)
                .setEndMs(1_700_000_010_000L)
                .setEffort(effort)
                .setEnded(ended)
                .build()
                .toByteArray();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("workout.summaries.v1", athlete, value));
        }
    }
}
