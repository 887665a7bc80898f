package io.fitconnect.gateway;

import static io.fitconnect.gateway.Asking.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.testkit.CassandraResource;
import io.fitconnect.testkit.GrpcPortResource;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway while Redis is away, and after. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(CassandraResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(GrpcPortResource.class)
@QuarkusTestResource(value = OwnRedis.class, restrictToAnnotatedClass = true)
class RedisAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String coach = "coach-" + run;
    private final String classId = "class-" + run;
    private boolean away;

    @AfterEach
    void bringBack() {
        if (away) {
            OwnRedis.comeBack();
        }
    }

    @Test
    void withoutRedisEverythingIsAskedAndNothingThatChangedMeanwhileIsHiddenAfterwards() {
        plan();
        await().atMost(PATIENCE).until(() -> cacheStatus(open()).equals("fitconnect; hit"));

        takeAway();
        open().then()
                .statusCode(200)
                .header("Cache-Status", equalTo("fitconnect; fwd=bypass; detail=off"))
                .body("state", equalTo("scheduled"));
        as(coach, "coach").post("/api/v1/classes/" + classId + "/start").then().statusCode(200);
        open().then().statusCode(200).body("state", equalTo("running"));
        as(coach, "coach")
                .body(Map.of("query", "{class(id:\"" + classId + "\"){state}}"))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("errors", nullValue())
                .body("data.class.state", equalTo("RUNNING"));

        bringBackNow();
        await().atMost(PATIENCE).until(() -> {
            Response answer = open();
            answer.then().statusCode(200).body("state", equalTo("running"));
            return cacheStatus(answer).equals("fitconnect; hit");
        });
    }

    @Test
    void withoutRedisThisProcessCountsRequestsItself() {
        takeAway();
        String eager = "eager-" + run;
        Response refused = IntStream.range(0, 2_000)
                .mapToObj(i -> as(eager, "athlete").get("/api/v1/athletes/" + eager + "/profile"))
                .peek(answer -> assertTrue(answer.statusCode() == 404 || answer.statusCode() == 429, answer.asString()))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        refused.then().body("code", equalTo("rate.exceeded"));
        as("calm-" + run, "athlete")
                .get("/api/v1/athletes/calm-" + run + "/profile")
                .then()
                .statusCode(404);
    }

    private void takeAway() {
        OwnRedis.goAway();
        away = true;
    }

    private void bringBackNow() {
        OwnRedis.comeBack();
        away = false;
    }

    private void plan() {
        as(coach, "coach")
                .body("{\"classId\":\"" + classId + "\",\"title\":\"Ride\"}")
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
    }

    private Response open() {
        return given().get("/api/v1/classes/" + classId);
    }

    private static String cacheStatus(Response answer) {
        return String.valueOf(answer.header("Cache-Status"));
    }
}
