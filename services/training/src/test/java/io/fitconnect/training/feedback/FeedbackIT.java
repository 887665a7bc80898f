package io.fitconnect.training.feedback;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class FeedbackIT {
    private final String athlete = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();
    private final String about = "/api/v1/athletes/" + athlete + "/sessions/" + session;

    @Test
    void theAthleteAndTheCoachOfTheSessionsClassSpeakAndNobodyElseListens() {
        String classId = "spin-" + UUID.randomUUID();
        as("carl", "coach")
                .body("{\"classId\":\"%s\",\"title\":\"Spin\"}".formatted(classId))
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
        as(athlete, "athlete")
                .body("{\"rpe\":7.5,\"note\":\"Hard, but good\"}")
                .put(about + "/feedback")
                .then()
                .statusCode(200)
                .body("rpe", equalTo(7.5f))
                .body("coaches", empty());
        as("carl", "coach").get(about + "/feedback").then().statusCode(403);

        session(classId);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("carl", "coach")
                        .get(about + "/feedback")
                        .then()
                        .statusCode(200)
                        .body("note", equalTo("Hard, but good")));
        as("carl", "coach")
                .body("{\"note\":\"Well paced\"}")
                .put(about + "/coach-feedback")
                .then()
                .statusCode(200);
        as("carl", "coach")
                .body("{\"note\":\"Very well paced\"}")
                .put(about + "/coach-feedback")
                .then()
                .statusCode(200);
        as(athlete, "athlete")
                .get(about + "/feedback")
                .then()
                .statusCode(200)
                .body("coaches.coachId", contains("carl"))
                .body("coaches.note", contains("Very well paced"));

        given().get(about + "/feedback").then().statusCode(401);
        as("cora", "coach").get(about + "/feedback").then().statusCode(403).body("code", equalTo("access.denied"));
        as("cora", "coach")
                .body("{\"note\":\"x\"}")
                .put(about + "/coach-feedback")
                .then()
                .statusCode(403);
        as("root", "admin").get(about + "/feedback").then().statusCode(403);
        as("bob", "athlete").get(about + "/feedback").then().statusCode(403);
        as("carl", "coach").body("{\"rpe\":1}").put(about + "/feedback").then().statusCode(403);
        as(athlete, "athlete")
                .body("{\"note\":\"x\"}")
                .put(about + "/coach-feedback")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsNotOnTheScaleIsRefusedAndWhatIsLeftOutIsTakenBack() {
        as(athlete, "athlete")
                .body("{\"rpe\":11,\"mood\":\"good\"}")
                .put(about + "/feedback")
                .then()
                .statusCode(400)
                .body("errors.field", contains("rpe", "mood"));
        as(athlete, "athlete")
                .body("{\"rpe\":3}")
                .put(about + "/feedback")
                .then()
                .statusCode(200);
        as(athlete, "athlete")
                .body("{}")
                .put(about + "/feedback")
                .then()
                .statusCode(200)
                .body("rpe", nullValue());
    }

    private void session(String classId) {
        try (Kafka kafka = new Kafka()) {
            kafka.send(
                    "workout.summaries.v1",
                    athlete,
                    WorkoutSummary.newBuilder()
                            .setAthleteId(athlete)
                            .setSessionId(session)
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
