package io.fitconnect.training;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.coaching.v1.CueSeverity;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class CueIT {
    private static final String CUES = "/api/v1/classes/{id}/cues";

    private final String id = "cue-" + UUID.randomUUID();
    private final String booked = "bo-" + UUID.randomUUID();
    private final String walkedIn = "wa-" + UUID.randomUUID();
    private final Kafka kafka = new Kafka();
    private final TopicReader<Cue> topic = new TopicReader<>(CueMessage.TOPIC, Cue.parser());

    @BeforeEach
    void aClassThatOneBookedAndAnotherTrainsIn() {
        as("eve", "coach")
                .body("{\"classId\":\"%s\",\"title\":\"Ride\"}".formatted(id))
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
        as(booked, "athlete").post("/api/v1/classes/{id}/bookings", id).then().statusCode(201);
        kafka.send(
                "workout.summaries.v1",
                walkedIn,
                WorkoutSummary.newBuilder()
                        .setAthleteId(walkedIn)
                        .setSessionId(UUID.randomUUID().toString())
                        .setClassId(id)
                        .setSampleCount(5)
                        .build());
    }

    @AfterEach
    void close() {
        topic.close();
        kafka.close();
    }

    @Test
    void aCueToAllReachesWhoBookedAndWhoTrainsOnceHoweverOftenItIsSentWithItsKey() {
        start();
        String all = "{\"text\":\"Shoulders down\",\"severity\":\"WARNING\"}";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        send("probe-" + UUID.randomUUID(), all).statusCode(202).body("athletes", equalTo(2)));

        List<String> first = send("k1", all).statusCode(202).extract().path("cueIds");
        List<String> again = send("k1", all).statusCode(202).extract().path("cueIds");
        assertEquals(first, again);

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        cues(booked, first).size() == 1 && cues(walkedIn, first).size() == 1);
        Cue cue = cues(booked, first).getFirst();
        assertEquals("coach.message", cue.getRule());
        assertEquals("Shoulders down", cue.getText());
        assertEquals(id, cue.getClassId());
        assertEquals("", cue.getSessionId());
        assertEquals(CueSeverity.CUE_SEVERITY_WARNING, cue.getSeverity());

        send("k1", "{\"text\":\"Something else\"}").statusCode(409).body("code", equalTo("cue.exists"));
    }

    @Test
    void onlyWhoIsInTheClassIsSpokenTo() {
        start();
        send("k1", "{\"text\":\"Well done\",\"athleteIds\":[\"%s\"]}".formatted(booked))
                .statusCode(202)
                .body("cueIds", hasSize(1));

        send("k2", "{\"text\":\"Well done\",\"athleteIds\":[\"somebody\"]}")
                .statusCode(400)
                .body("errors.field", hasItem("athleteIds"));
        send("k3", "{\"text\":\"Well done\",\"athleteIds\":[]}")
                .statusCode(400)
                .body("errors.field", hasItem("athleteIds"));
    }

    @Test
    void whatIsWrongWithACueIsTold() {
        String good = "{\"text\":\"Go\"}";
        send("k1", good).statusCode(409).body("code", equalTo("class.not-started"));
        start();
        send("k1", "{\"severity\":\"LOUD\"}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("text", "severity"));
        send("k1", "{\"text\":\"%s\"}".formatted("x".repeat(141))).statusCode(400);
        send("k 1", good).statusCode(400).body("errors.field", hasItem("Idempotency-Key"));
        as("mallory", "coach").body(good).post(CUES, id).then().statusCode(403).body("code", equalTo("access.denied"));
        as("eve", "coach").body(good).post(CUES, "no-such-class").then().statusCode(404);
        given().contentType(ContentType.JSON).body(good).post(CUES, id).then().statusCode(401);
        as("eve", "coach").post("/api/v1/classes/{id}/end", id).then().statusCode(200);
        send("k1", good).statusCode(409).body("code", equalTo("class.ended"));
    }

    private List<Cue> cues(String athlete, List<String> ids) {
        return topic.of(athlete).stream()
                .filter(cue -> ids.contains(cue.getId()))
                .toList();
    }

    private void start() {
        as("eve", "coach").post("/api/v1/classes/{id}/start", id).then().statusCode(200);
    }

    private ValidatableResponse send(String key, String body) {
        return as("eve", "coach")
                .header("Idempotency-Key", key)
                .body(body)
                .post(CUES, id)
                .then();
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }
}
