package io.fitconnect.training.programme;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.training.Kafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ProgrammeIT {
    private static final String PROGRAMMES = "/api/v1/programmes";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final String athlete = "ada-" + UUID.randomUUID();
    private final String classId = "spin-" + UUID.randomUUID();
    private final String progress = "/api/v1/athletes/" + athlete + "/programmes";

    @Test
    void whatIsNextAndWhatWasDoneFollowsFromClassesAndFromWhatTheAthleteSays() {
        String programme = make();
        as(athlete, "athlete")
                .body("{\"startDay\":\"%s\"}".formatted(TODAY.minusDays(4)))
                .put(PROGRAMMES + "/{id}/enrolments/{athlete}", programme, athlete)
                .then()
                .statusCode(204);
        as(athlete, "athlete")
                .get(progress)
                .then()
                .statusCode(200)
                .body("[0].sessions.state", contains("missed", "missed", "planned", "planned"))
                .body("[0].next", equalTo(3))
                .body("[0].adherence", equalTo(0f));

        String told = UUID.randomUUID().toString();
        as(athlete, "athlete")
                .body("{\"rpe\":4,\"programmeId\":\"%s\",\"programmeSession\":2}".formatted(programme))
                .put("/api/v1/athletes/{athlete}/sessions/{session}/feedback", athlete, told)
                .then()
                .statusCode(200)
                .body("programmeSession", equalTo(2));
        trainInTheClass();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("root", "admin")
                        .get(progress)
                        .then()
                        .statusCode(200)
                        .body("[0].sessions.state", contains("missed", "done", "done", "planned"))
                        .body("[0].sessions[1].sessionId", equalTo(told))
                        .body("[0].sessions[2].classId", equalTo(classId))
                        .body("[0].next", equalTo(4))
                        .body("[0].done", equalTo(2))
                        .body("[0].due", equalTo(3))
                        .body("[0].adherence", equalTo(2 / 3f)));

        as(athlete, "athlete")
                .delete(PROGRAMMES + "/{id}/enrolments/{athlete}", programme, athlete)
                .then()
                .statusCode(204);
        as(athlete, "athlete").get(progress).then().body("", empty());
    }

    @Test
    void coachesWriteProgrammesAndAthletesFollowThemThemselves() {
        String programme = make();
        as("bob", "athlete").get(PROGRAMMES).then().statusCode(200).body("programmeId", hasItem(programme));
        as("bob", "athlete").get(PROGRAMMES + "/" + programme).then().body("sessions.week", contains(1, 1, 1, 2));
        as("bob", "athlete")
                .get(PROGRAMMES + "/none")
                .then()
                .statusCode(404)
                .body("code", equalTo("programme.unknown"));
        given().get(PROGRAMMES).then().statusCode(401);
        as("bob", "athlete").body("{\"title\":\"x\"}").post(PROGRAMMES).then().statusCode(403);
        as("bob", "athlete")
                .body("{\"startDay\":\"2026-01-01\"}")
                .put(PROGRAMMES + "/{id}/enrolments/{athlete}", programme, athlete)
                .then()
                .statusCode(403);
        as("bob", "athlete").get(progress).then().statusCode(403);
        as(athlete, "athlete")
                .body("{\"startDay\":\"2026-02-31\"}")
                .put(PROGRAMMES + "/{id}/enrolments/{athlete}", programme, athlete)
                .then()
                .statusCode(400)
                .body("errors.field", contains("startDay"));
    }

    @Test
    void everyWrongFieldIsNamed() {
        as("carl", "coach")
                .body("{}")
                .post(PROGRAMMES)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("title", "sessions"));
        as("carl", "coach")
                .body(
                        "{\"title\":\"x\",\"sessions\":[{\"week\":0,\"day\":8,\"blocks\":[{\"name\":\"a\",\"durationS\":0}]}]}")
                .post(PROGRAMMES)
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "sessions[0].week",
                                "sessions[0].day",
                                "sessions[0].title",
                                "sessions[0].blocks[0].durationS"));
    }

    /** Days 1, 3, 5 (a class) and 8. */
    private String make() {
        String body = """
                {"title":"Base","sessions":[
                 {"week":2,"day":1,"title":"Long","blocks":[{"name":"Steady","durationS":7200,"zoneLow":2,"zoneHigh":2}]},
                 {"week":1,"day":1,"title":"Easy"},{"week":1,"day":3,"title":"Easy"},
                 {"week":1,"day":5,"title":"Class","classId":"%s"}]}""".formatted(classId);
        return as("carl", "coach")
                .body(body)
                .post(PROGRAMMES)
                .then()
                .statusCode(201)
                .body("authorId", equalTo("carl"))
                .extract()
                .path("programmeId");
    }

    private void trainInTheClass() {
        try (Kafka kafka = new Kafka()) {
            kafka.send(
                    "workout.summaries.v1",
                    athlete,
                    WorkoutSummary.newBuilder()
                            .setAthleteId(athlete)
                            .setSessionId(UUID.randomUUID().toString())
                            .setClassId(classId)
                            .setSampleCount(1)
                            .setEnded(true)
                            .build());
        }
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }
}
