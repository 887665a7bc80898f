package io.fitconnect.gateway;

import static io.fitconnect.gateway.Asking.as;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Classes over graphql-transport-ws, as they change. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class ClassWatchIT {
    @TestHTTPResource("/graphql")
    URI address;

    private final String classId = "watched-" + UUID.randomUUID();
    private final String coach = "coach-" + UUID.randomUUID();

    @Test
    void aClassIsSeenAsItIsAndAfterEachChangeByWhoeverWatchesIt() {
        post("/classes", Map.of("classId", classId, "title", "Ride", "capacity", 5), 201);
        String fields = "{title state booked coach{id}}";
        try (GraphQlSocket anybody = new GraphQlSocket(address, new JsonObject());
                GraphQlSocket own = new GraphQlSocket(
                        address, new JsonObject().put("Authorization", "Bearer " + Tokens.token(coach, "coach")))) {
            anybody.subscribe("subscription{class(id:\"" + classId + "\")" + fields + "}");
            own.subscribe("subscription{class(id:\"" + classId + "\")" + fields + "}");
            until(anybody, it -> "SCHEDULED".equals(it.getString("state")) && it.getInteger("booked") == 0);
            until(own, it -> coach.equals(it.getJsonObject("coach").getString("id")));

            as("ada", "athlete")
                    .post("/api/v1/classes/" + classId + "/bookings")
                    .then()
                    .statusCode(201);
            until(anybody, it -> it.getInteger("booked") == 1);
            post("/classes/" + classId + "/start", Map.of(), 200);
            until(anybody, it -> "RUNNING".equals(it.getString("state")));
            until(own, it -> "RUNNING".equals(it.getString("state")) && it.getJsonObject("coach") != null);
            assertTrue(anybody.messages.stream().noneMatch(it -> it.encode().contains(coach)));
        }
    }

    @Test
    void aListOfClassesFollowsThoseThatStartAndEnd() {
        try (GraphQlSocket socket = new GraphQlSocket(address, new JsonObject())) {
            socket.subscribe("subscription{classes(limit:200){id state}}");
            await().atMost(Duration.ofSeconds(20)).until(() -> socket.newest("classes") != null);
            post("/classes", Map.of("classId", classId, "title", "Ride"), 201);
            post("/classes/" + classId + "/start", Map.of(), 200);
            await().atMost(Duration.ofSeconds(20)).until(() -> isListed(socket));
            post("/classes/" + classId + "/end", Map.of(), 200);
            await().atMost(Duration.ofSeconds(20)).until(() -> !isListed(socket));
        }
    }

    @Test
    void aClassThatIsNotThereEndsTheSubscriptionWithItsCode() {
        try (GraphQlSocket socket = new GraphQlSocket(address, new JsonObject())) {
            socket.subscribe("subscription{class(id:\"none-" + classId.substring(0, 12) + "\"){title}}");
            assertEquals("class.unknown", socket.refusal());
        }
    }

    private boolean isListed(GraphQlSocket socket) {
        return socket.newest("classes") instanceof JsonArray all && all.encode().contains(classId);
    }

    private static void until(GraphQlSocket socket, Predicate<JsonObject> is) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> socket.newest("class") instanceof JsonObject it && is.test(it));
    }

    private void post(String path, Map<String, Object> body, int status) {
        as(coach, "coach").body(body).post("/api/v1" + path).then().statusCode(status);
    }
}
