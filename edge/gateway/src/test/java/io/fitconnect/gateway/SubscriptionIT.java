package io.fitconnect.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.internal.equipment.v1.Usage;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Servers;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Boards, walls and cues over graphql-transport-ws. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class SubscriptionIT {
    @TestHTTPResource("/graphql")
    URI address;

    @Inject
    RedisDataSource redis;

    private final String classId = "class-" + UUID.randomUUID();
    private final KafkaProducer<String, byte[]> topics = new KafkaProducer<>(
            Map.of("bootstrap.servers", Servers.kafka(), "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aBoardIsWatchedWithoutATokenAndEachChangeComesAsTheWholeWindow() {
        try (GraphQlSocket socket = new GraphQlSocket(address, new JsonObject())) {
            socket.subscribe("subscription{board(id:\"class/" + classId
                    + "/effort\",top:2,maxRateHz:20){total rows{rank name score athlete{id}}}}");
            row("ada", 10);
            row("bob", 20);
            row("cy", 5);
            await().atMost(Duration.ofSeconds(20)).until(() -> scores(socket).equals(List.of(20.0, 10.0)));
            row("cy", 30);

            await().atMost(Duration.ofSeconds(20)).until(() -> scores(socket).equals(List.of(30.0, 20.0)));
            JsonObject best = rows(socket).getJsonObject(0);
            assertEquals("cy", best.getJsonObject("athlete").getString("id"));
            assertEquals(1, best.getInteger("rank"));
        }
    }

    @Test
    void aWallAndItsCuesAreForTheClasssCoach() {
        send(
                "class.lifecycle.v1",
                classId,
                TrainingClass.newBuilder()
                        .setClassId(classId)
                        .setCoachId("coach")
                        .setState(ClassState.CLASS_STATE_RUNNING)
                        .build());
        try (GraphQlSocket stranger = new GraphQlSocket(address, token("ada", "athlete"));
                GraphQlSocket coach = new GraphQlSocket(address, token("coach", "coach"))) {
            stranger.subscribe("subscription{classWall(classId:\"" + classId + "\"){classId}}");
            assertEquals("access.denied", stranger.refusal());
            stranger.messages.clear();
            stranger.subscribe("subscription{cues(classId:\"" + classId + "\"){rule}}");
            assertEquals("access.denied", stranger.refusal());

            await().atMost(Duration.ofSeconds(20)).until(() -> {
                coach.subscribe("subscription{classWall(classId:\"" + classId + "\"){classId tiles{quality}}}");
                return coach.messages.stream().anyMatch(it -> it.encode().contains("\"tiles\":"));
            });
            coach.subscribe("subscription{cues(classId:\"" + classId + "\"){rule text athlete{id}}}");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                send(
                        "coaching.cues.v1",
                        "ada",
                        Cue.newBuilder()
                                .setId(UUID.randomUUID().toString())
                                .setAthleteId("ada")
                                .setClassId(classId)
                                .setRule("zone.over")
                                .setText("Slow down")
                                .build());
                return coach.messages.stream().anyMatch(it -> it.encode().contains("zone.over"));
            });
        }
    }

    @Test
    void aRefusedSubscriptionEndsWithItsCodeAndTheSocketGoesOn() {
        try (GraphQlSocket socket = new GraphQlSocket(address, new JsonObject())) {
            for (Map.Entry<String, String> refused : Map.of(
                            "board(id:\"nonsense\"){total}",
                            "request.invalid",
                            "board(id:\"class/x/nonsense\"){total}",
                            "board.unknown",
                            "classWall(classId:\"not an id\"){classId}",
                            "request.invalid",
                            "classWall(classId:\"" + classId + "\"){classId}",
                            "access.denied",
                            "nothing{id}",
                            "query.invalid")
                    .entrySet()) {
                socket.messages.clear();
                socket.subscribe("subscription{" + refused.getKey() + "}");
                assertEquals(refused.getValue(), socket.refusal(), refused.getKey());
            }
            socket.messages.clear();
            socket.subscribe("{classes(limit:1){id}}");
            await().atMost(Duration.ofSeconds(20)).until(() -> socket.types().equals(List.of("next", "complete")));
        }
    }

    @Test
    void anAdministratorSeesThePlatformAtWorkEverySecondAndNobodyElseDoes() {
        String bike = "bike-" + UUID.randomUUID();
        send(
                "equipment.usage.v1",
                bike,
                Usage.newBuilder()
                        .setDevice(Device.newBuilder().setId(bike).setKind(DeviceKind.DEVICE_KIND_BIKE))
                        .setInUse(true)
                        .setActiveMinutes(1.5)
                        .setLastSeenMs(System.currentTimeMillis())
                        .build());
        send(
                "telemetry.refused.v1",
                "ada",
                RefusedSample.newBuilder()
                        .setAthleteId("ada")
                        .setCode("test." + bike)
                        .setPayload(ByteString.copyFromUtf8("secret"))
                        .setReceivedMs(System.currentTimeMillis())
                        .build());
        // Something that a group reads and commits.
        send(
                "class.lifecycle.v1",
                bike,
                TrainingClass.newBuilder().setClassId(bike).build());
        String query = "subscription{platform{equipment{deviceId kind inUse minutes} connections{part open}"
                + " lag{group topic lag} refusedByCode{code count} refused{athleteId code} health{name up} unseen}}";
        try (GraphQlSocket coach = new GraphQlSocket(address, token("eve", "coach"));
                GraphQlSocket nobody = new GraphQlSocket(address, new JsonObject());
                GraphQlSocket admin = new GraphQlSocket(address, token("root", "admin"))) {
            coach.subscribe(query);
            assertEquals("access.denied", coach.refusal());
            nobody.subscribe(query);
            assertEquals("token.missing", nobody.refusal());

            admin.subscribe(query);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                String told =
                        admin.messages.isEmpty() ? "" : admin.messages.getLast().encode();
                return told.contains(bike)
                        && told.contains("{\"code\":\"test." + bike + "\",\"count\":1}")
                        && told.contains("fitconnect-gateway-classes")
                        && told.contains("{\"part\":\"live\"")
                        && told.contains("\"unseen\":[\"ingest\"]")
                        && told.contains("\"name\":\"cassandra\",\"up\":true");
            });
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> admin.types().stream().filter("next"::equals).count() >= 3);
        }
    }

    @Test
    void aSocketHasABoundOfOperationsAndAnEndedOneMakesRoom() {
        try (GraphQlSocket socket = new GraphQlSocket(address, new JsonObject())) {
            String board = "subscription{board(id:\"class/" + classId + "/effort\"){total}}";
            String first = socket.subscribe(board);
            for (int i = 1; i < 64; i++) {
                socket.subscribe(board);
            }
            socket.subscribe(board);
            assertEquals("rate.exceeded", socket.refusal());
            socket.send(new JsonObject().put("type", "complete").put("id", first));
            socket.messages.clear();
            String another = socket.subscribe(board);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> socket.messages.stream()
                            .anyMatch(it -> "next".equals(it.getString("type")) && another.equals(it.getString("id"))));
        }
    }

    @Test
    void operationsOfASocketCountAgainstTheRateOfWhomItSpeaksFor() {
        String eager = "eager-" + UUID.randomUUID().toString().substring(0, 8);
        redis.hash(String.class)
                .hset(
                        "gateway:rate:subject:" + eager,
                        Map.of("tokens", "-100000", "at", String.valueOf(System.currentTimeMillis())));
        try (GraphQlSocket socket = new GraphQlSocket(address, token(eager, "athlete"));
                GraphQlSocket calm = new GraphQlSocket(address, token("calm", "athlete"))) {
            socket.subscribe("{__typename}");
            assertEquals("rate.exceeded", socket.refusal());
            calm.subscribe("{__typename}");
            await().atMost(Duration.ofSeconds(20)).until(() -> calm.types().equals(List.of("next", "complete")));
        }
    }

    @Test
    void aBadTokenIsNoConnection() {
        try (GraphQlSocket socket =
                new GraphQlSocket(address, new JsonObject().put("Authorization", "Bearer nonsense"))) {
            socket.subscribe("subscription{cues(classId:\"" + classId + "\"){rule}}");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> socket.closed != 0
                            || socket.messages.stream()
                                    .anyMatch(it -> "error".equals(it.getString("type"))
                                            || it.encode().contains("token.invalid")));
            assertTrue(socket.messages.stream().noneMatch(it -> it.encode().contains("\"rule\":")));
        }
    }

    private static JsonObject token(String subject, String role) {
        return new JsonObject().put("Authorization", "Bearer " + Tokens.token(subject, role));
    }

    private static List<Double> scores(GraphQlSocket socket) {
        return rows(socket).stream()
                .map(row -> ((JsonObject) row).getDouble("score"))
                .toList();
    }

    private static JsonArray rows(GraphQlSocket socket) {
        return socket.newest("board") instanceof JsonObject board ? board.getJsonArray("rows") : new JsonArray();
    }

    private void row(String athlete, double effort) {
        String scope = "class/" + classId;
        BoardRow row = BoardRow.newBuilder()
                .setScope(scope)
                .setAthleteId(athlete)
                .setName("Name of " + athlete)
                .setScores(Scores.newBuilder().setEffort(effort))
                .setLastSeenMs(System.currentTimeMillis())
                .build();
        int partition = Math.floorMod(scope.hashCode(), 6);
        topics.send(new ProducerRecord<>("board.changes.v1", partition, scope + "|" + athlete, row.toByteArray()));
        topics.flush();
    }

    private void send(String topic, String key, Message value) {
        topics.send(new ProducerRecord<>(topic, key, value.toByteArray()));
        topics.flush();
    }
}
