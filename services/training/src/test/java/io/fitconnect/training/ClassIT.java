package io.fitconnect.training;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ClassIT {
    private static final String CLASSES = "/api/v1/classes";

    private final String id = "spin-" + UUID.randomUUID();
    private final String body = """
            {"classId":"%s","title":"Spin","blocks":[{"name":"Warm up","durationS":300,"zoneLow":1,"zoneHigh":2},
             {"name":"Free","durationS":60}]}""".formatted(id);

    @Test
    void aClassIsPlannedStartedEndedAndPublished() {
        try (var topic = new TopicReader<>(ClassMessage.TOPIC, TrainingClass.parser())) {
            as("carl", "coach")
                    .body(body)
                    .post(CLASSES)
                    .then()
                    .statusCode(201)
                    .header("Location", endsWith("/api/v1/classes/" + id))
                    .body("classId", equalTo(id))
                    .body("state", equalTo("scheduled"))
                    .body("coachId", equalTo("carl"));
            as("carl", "coach")
                    .post(CLASSES + "/{id}/start", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("running"))
                    .body("startedMs", notNullValue());
            as("carl", "coach")
                    .post(CLASSES + "/{id}/end", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ended"))
                    .body("endedMs", notNullValue());

            List<TrainingClass> published = topic.await(id, all -> all.size() == 3);
            assertEquals(
                    List.of(
                            ClassState.CLASS_STATE_SCHEDULED,
                            ClassState.CLASS_STATE_RUNNING,
                            ClassState.CLASS_STATE_ENDED),
                    published.stream().map(TrainingClass::getState).toList());
            assertEquals("carl", published.getLast().getCoachId());
            assertEquals(2, published.getLast().getBlocks(0).getZoneHigh());
            assertEquals(0, published.getLast().getBlocks(1).getZoneHigh());
            assertTrue(published.getLast().getEndedMs() >= published.getLast().getStartedMs());
        }
    }

    @Test
    void startAndEndAreHarmlessWhenRepeatedAndWriteNothingThen() {
        plan();
        as("carl", "coach").post(CLASSES + "/{id}/start", id).then().statusCode(200);
        long started = as("carl", "coach")
                .post(CLASSES + "/{id}/start", id)
                .then()
                .statusCode(200)
                .extract()
                .path("startedMs");
        as("carl", "coach").post(CLASSES + "/{id}/end", id).then().statusCode(200);
        as("root", "admin")
                .post(CLASSES + "/{id}/end", id)
                .then()
                .statusCode(200)
                .body("startedMs", equalTo(started));
        problem(as("carl", "coach").post(CLASSES + "/{id}/start", id).then(), 409, "class.ended");
    }

    @Test
    void aClassThatHasNotStartedCannotEnd() {
        plan();

        problem(as("carl", "coach").post(CLASSES + "/{id}/end", id).then(), 409, "class.not-started");
    }

    @Test
    void spectatorsSeeTheRunningClassesWithoutLogin() {
        plan();
        given().get(CLASSES + "?state=running").then().statusCode(200).body("classId", not(hasItem(id)));
        as("carl", "coach").post(CLASSES + "/{id}/start", id);

        given().get(CLASSES + "?state=running")
                .then()
                .statusCode(200)
                .body("classId", hasItem(id))
                .body("find { it.classId == '" + id + "' }.title", equalTo("Spin"))
                .body("find { it.classId == '" + id + "' }.endedMs", nullValue())
                .body("find { it.classId == '" + id + "' }", not(hasKey("coachId")))
                .body(
                        "find { it.classId == '" + id + "' }.boards",
                        contains(
                                "class/" + id + "/effort",
                                "class/" + id + "/reps",
                                "class/" + id + "/distance",
                                "class/" + id + "/energy",
                                "class/" + id + "/work"));
        given().get(CLASSES + "/{id}", id).then().statusCode(200).body("blocks.name", contains("Warm up", "Free"));
    }

    @Test
    void onlyItsCoachOrAnAdministratorChangesAClass() {
        problem(given().contentType(ContentType.JSON).body(body).post(CLASSES).then(), 401, "token.missing");
        problem(as("ada", "athlete").body(body).post(CLASSES).then(), 403, "access.denied");
        problem(as("hub", "hub").body(body).post(CLASSES).then(), 403, "access.denied");
        plan();
        problem(as("cora", "coach").post(CLASSES + "/{id}/start", id).then(), 403, "access.denied");
        problem(given().post(CLASSES + "/{id}/start", id).then(), 401, "token.missing");
        String expired = Tokens.token("carl", Duration.ofMinutes(-5), "coach");
        problem(given().auth().oauth2(expired).post(CLASSES + "/{id}/end", id).then(), 401, "token.invalid");
        problem(given().auth().oauth2(expired).get(CLASSES + "/{id}", id).then(), 401, "token.invalid");
        as("root", "admin").post(CLASSES + "/{id}/start", id).then().statusCode(200);
    }

    @Test
    void anIdIsTakenOnceAndMadeWhenNoneIsChosen() {
        plan();
        problem(as("carl", "coach").body(body).post(CLASSES).then(), 409, "class.exists");

        String made = as("carl", "coach")
                .body("{\"title\":\"Row\"}")
                .post(CLASSES)
                .then()
                .statusCode(201)
                .extract()
                .path("classId");
        assertEquals(36, made.length());
    }

    @Test
    void whatDoesNotExistIs404() {
        problem(given().get(CLASSES + "/{id}", id).then(), 404, "class.unknown");
        problem(as("carl", "coach").post(CLASSES + "/{id}/start", id).then(), 404, "class.unknown");
    }

    @Test
    void everyWrongFieldIsNamed() {
        String wrong = """
                {"classId":"a b","blocks":[{"name":"x","durationS":0,"zoneLow":4,"zoneHigh":3},{"durationS":10,"zone":1}]}""";

        problem(as("carl", "coach").body(wrong).post(CLASSES).then(), 400, "request.invalid")
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "classId",
                                "title",
                                "blocks[0].durationS",
                                "blocks[0].zoneLow",
                                "blocks[1].name",
                                "blocks[1].zone"));
        problem(given().get(CLASSES + "?state=over").then(), 400, "request.invalid")
                .body("errors.field", contains("state"));
        problem(given().get(CLASSES + "?limit=0").then(), 400, "request.invalid")
                .body("errors.field", contains("limit"));
    }

    @Test
    void aClassIsPlannedAnewUntilItStartsUnlessSomebodyElseWasFaster() {
        plan();
        String other = """
                {"title":"Spin 2","startsAtMs":1800000000000,"capacity":12,"blocks":[{"name":"All","durationS":60}]}""";

        as("carl", "coach")
                .header(
                        "If-Match",
                        as("carl", "coach").get(CLASSES + "/{id}", id).header("ETag"))
                .body(other)
                .put(CLASSES + "/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2-0\""))
                .body("title", equalTo("Spin 2"))
                .body("startsAtMs", equalTo(1_800_000_000_000L))
                .body("capacity", equalTo(12))
                .body("blocks.name", contains("All"));
        problem(
                as("carl", "coach")
                        .header("If-Match", "\"1-0\"")
                        .body(other)
                        .put(CLASSES + "/{id}", id)
                        .then(),
                412,
                "class.changed");
        problem(as("cora", "coach").body(other).put(CLASSES + "/{id}", id).then(), 403, "access.denied");
        given().get(CLASSES + "?state=scheduled&fromMs=1800000000000&toMs=1800000000001")
                .then()
                .statusCode(200)
                .body("classId", hasItem(id));
        given().get(CLASSES + "?state=scheduled&fromMs=1800000000001").then().body("classId", not(hasItem(id)));
        as("ada", "athlete").post(CLASSES + "/{id}/bookings", id).then().statusCode(201);
        as("carl", "coach")
                .header("If-Match", "\"2-0\"")
                .body(body("Spin 3"))
                .put(CLASSES + "/{id}", id)
                .then()
                .statusCode(200);

        as("carl", "coach").post(CLASSES + "/{id}/start", id);
        problem(as("carl", "coach").body(other).put(CLASSES + "/{id}", id).then(), 409, "class.started");
    }

    @Test
    void theBlocksOfARunningClassCanBeChangedByItsCoachAndArePublished() {
        String blocks = "{\"blocks\":[{\"name\":\"Climb\",\"durationS\":600,\"zoneLow\":3,\"zoneHigh\":4}]}";
        plan();
        as("carl", "coach").post(CLASSES + "/{id}/start", id);
        try (var topic = new TopicReader<>(ClassMessage.TOPIC, TrainingClass.parser())) {
            problem(
                    as("cora", "coach")
                            .body(blocks)
                            .put(CLASSES + "/{id}/blocks", id)
                            .then(),
                    403,
                    "access.denied");
            as("carl", "coach")
                    .body(blocks)
                    .put(CLASSES + "/{id}/blocks", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("running"))
                    .body("blocks.name", contains("Climb"));

            TrainingClass last = topic.await(id, all -> all.size() == 3).getLast();
            assertEquals(ClassState.CLASS_STATE_RUNNING, last.getState());
            assertEquals(4, last.getBlocks(0).getZoneHigh());
        }
        as("carl", "coach").post(CLASSES + "/{id}/end", id);
        problem(
                as("carl", "coach")
                        .body(blocks)
                        .put(CLASSES + "/{id}/blocks", id)
                        .then(),
                409,
                "class.ended");
    }

    private static String body(String title) {
        return "{\"title\":\"%s\"}".formatted(title);
    }

    private void plan() {
        as("carl", "coach").body(body).post(CLASSES).then().statusCode(201);
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
