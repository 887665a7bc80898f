package io.fitconnect.gateway;

import static io.fitconnect.gateway.Asking.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Servers;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What stands before the REST resources. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
class FrontIT {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String ada = "ada-" + run;
    private final String coach = "coach-" + run;
    private final String classId = "class-" + run;

    @Test
    void aPublicReadIsKeptForEverybodyAndAWriteIsSeenByTheNextRead() {
        plan();
        // The event of the plan may still come and make the first answer old.
        Response kept = await().atMost(Duration.ofSeconds(10)).until(this::open, FrontIT::isHit);
        assertEquals("scheduled", kept.path("state"));

        as(coach, "coach").post("/api/v1/classes/" + classId + "/start").then().statusCode(200);

        open().then()
                .header("Cache-Status", equalTo("fitconnect; fwd=uri-miss"))
                .body("state", equalTo("running"));
        given().get("/api/v1/classes?state=running&limit=200").then().body("classId", hasItem(classId));
        as(coach, "coach").post("/api/v1/classes/" + classId + "/end").then().statusCode(200);
        given().get("/api/v1/classes?state=running&limit=200").then().body("classId", not(hasItem(classId)));
    }

    @Test
    void everyWriteIsSeenByTheNextReadHoweverOftenItIsRead() {
        as(ada, "athlete").body("{\"hrMax\":150}").put(profile()).then().statusCode(201);
        IntStream.rangeClosed(151, 200).forEach(hrMax -> {
            as(ada, "athlete").get(profile()).then().statusCode(200);
            as(ada, "athlete")
                    .body("{\"hrMax\":" + hrMax + "}")
                    .put(profile())
                    .then()
                    .statusCode(200);
            as(ada, "athlete").get(profile()).then().body("hrMax", equalTo(hrMax));
        });
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAndTheConnectionGoesOn() {
        String large = "{\"hrMax\":" + " ".repeat(65 * 1024) + "150}";
        as(ada, "athlete").body(large).put(profile()).then().statusCode(413).body("code", equalTo("request.too-large"));
        as(ada, "athlete").body("{\"hrMax\":150}").put(profile()).then().statusCode(201);
    }

    @Test
    void anAddressThatNobodyOwnsIsRefusedByName() {
        as(ada, "athlete").get("/api/v1/nothing").then().statusCode(404).body("code", equalTo("route.unknown"));
        as(ada, "athlete")
                .body("{}")
                .put("/api/v1/athletes/" + ada + "/nothing")
                .then()
                .statusCode(404)
                .body("code", equalTo("route.unknown"));
    }

    @Test
    void aChangeThatWasNotMadeHereIsHeardOf() {
        plan();
        await().atMost(Duration.ofSeconds(10)).until(this::open, FrontIT::isHit);

        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                producer.send(new ProducerRecord<>(
                        "class.lifecycle.v1",
                        classId,
                        TrainingClass.newBuilder().setClassId(classId).build().toByteArray()));
                return open().header("Cache-Status").contains("miss");
            });
        }
    }

    @Test
    void anAnswerIsKeptForWhomItWasMade() {
        plan();
        as(coach, "coach").get("/api/v1/classes/" + classId).then().body("coachId", equalTo(coach));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> as(coach, "coach").get("/api/v1/classes/" + classId), FrontIT::isHit);

        open().then().body("coachId", nullValue());
        as(ada, "athlete").get("/api/v1/classes/" + classId).then().body("coachId", nullValue());
        as(coach, "athlete").get("/api/v1/classes/" + classId).then().header("Cache-Status", containsString("miss"));
        as(ada, "athlete").body("{\"hrMax\":188}").put(profile()).then().statusCode(201);
        as(ada, "athlete").get(profile()).then().statusCode(200);
        as("bob", "athlete").get(profile()).then().statusCode(403).body("code", equalTo("access.denied"));
        given().get(profile()).then().statusCode(401).body("code", equalTo("token.missing"));
        given().auth()
                .oauth2(Tokens.token(ada, Duration.ofMinutes(-5), "athlete"))
                .get(profile())
                .then()
                .statusCode(401)
                .body("code", equalTo("token.invalid"));
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        plan();
        String etag = open().header("ETag");
        assertTrue(etag.matches("\"[^\"]+\""), etag);

        given().header("If-None-Match", etag)
                .get("/api/v1/classes/" + classId)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(etag));
        as(coach, "coach").post("/api/v1/classes/" + classId + "/start");
        given().header("If-None-Match", etag)
                .get("/api/v1/classes/" + classId)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(etag)));
        as(ada, "athlete").body("{\"hrMax\":188}").put(profile()).then().header("ETag", equalTo("\"1\""));
        as(ada, "athlete")
                .get(profile())
                .then()
                .header("ETag", equalTo("\"1\""))
                .header("Cache-Control", equalTo("private, no-cache"));
        as(ada, "athlete")
                .header("If-None-Match", "\"1\"")
                .get(profile())
                .then()
                .statusCode(304);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndOthersAreNot() {
        String eager = "eager-" + run;
        Response refused = IntStream.range(0, 2_000)
                .mapToObj(i -> as(eager, "athlete").get("/api/v1/athletes/" + eager + "/profile"))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        refused.then()
                .contentType("application/problem+json")
                .body("code", equalTo("rate.exceeded"))
                .body("retryable", equalTo(true))
                .header("Retry-After", notNullValue())
                .header("RateLimit", containsString("r=0"))
                .header("RateLimit-Policy", containsString("q="));
        as(ada, "athlete").get(profile()).then().statusCode(404);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> as(eager, "athlete")
                                .get("/api/v1/athletes/" + eager + "/profile")
                                .statusCode()
                        == 404);
    }

    @Test
    void nobodyForgesTheWayPastTheGate() {
        given().header("fitconnect-hop", "0".repeat(64))
                .get("/api/v1/classes?state=ended&limit=1")
                .then()
                .statusCode(200)
                .header("RateLimit", notNullValue());
    }

    @Test
    void whatBecameOfReadsIsCounted() {
        plan();
        open();
        open();

        given().get("/q/metrics")
                .then()
                .body(containsString("fitconnect_gateway_cache_reads_total{result=\"hit\""))
                .body(containsString("fitconnect_gateway_cache_reads_total{result=\"miss\""))
                .body(containsString("fitconnect_gateway_upstream_seconds_count"));
    }

    @Test
    void manyThatMissAtOnceAskOnce() {
        plan();
        double before = asked();
        IntStream.range(0, 40).parallel().forEach(i -> open().then().statusCode(200));
        assertTrue(asked() - before <= 2, "asked " + (asked() - before) + " times");
    }

    private static double asked() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("fitconnect_gateway_upstream_seconds_count")
                        && line.contains("service=\"training\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void plan() {
        as(coach, "coach")
                .body("{\"classId\":\"" + classId + "\",\"title\":\"Ride\"}")
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
    }

    private static boolean isHit(Response answer) {
        return "fitconnect; hit".equals(answer.header("Cache-Status"));
    }

    private Response open() {
        return given().get("/api/v1/classes/" + classId);
    }

    private String profile() {
        return "/api/v1/athletes/" + ada + "/profile";
    }
}
