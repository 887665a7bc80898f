package io.fitconnect.training.athlete;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.training.Kafka;
import io.fitconnect.training.TopicReader;
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
class ErasureIT {
    private final String coach = "carl-" + UUID.randomUUID();
    private final String classId = "spin-" + UUID.randomUUID();

    @Test
    void aClassOfAnErasedCoachGoesOnWithoutOne() {
        as(coach, "coach")
                .body("{\"classId\":\"%s\",\"title\":\"Spin\"}".formatted(classId))
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
        String programme = as(coach, "coach")
                .body("{\"title\":\"Base\",\"sessions\":[{\"week\":1,\"day\":1,\"title\":\"Easy\"}]}")
                .post("/api/v1/programmes")
                .then()
                .statusCode(201)
                .extract()
                .path("programmeId");

        try (Kafka kafka = new Kafka();
                var erasures = TopicReader.erasures();
                var classes = TopicReader.classes()) {
            kafka.send("athlete.profiles.v1", coach, profile().setErasedMs(9).build());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> erasures.of(coach).stream()
                            .anyMatch(it -> it.getPart().equals("training")));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> classes.of(classId).size() == 2);
            assertTrue(classes.of(classId).stream()
                    .skip(1)
                    .noneMatch(it -> it.getCoachId().equals(coach)));
        }

        as(coach, "coach").post("/api/v1/classes/{id}/start", classId).then().statusCode(403);
        as("root", "admin").post("/api/v1/classes/{id}/start", classId).then().statusCode(200);
        as("root", "admin").get("/api/v1/programmes/" + programme).then().body("authorId", equalTo("erased"));
    }

    @Test
    void anErasureThatIsReadAgainIsToldAgain() {
        try (Kafka kafka = new Kafka();
                var erasures = TopicReader.erasures()) {
            kafka.send("athlete.profiles.v1", coach, profile().setErasedMs(9).build());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> erasures.of(coach).size() == 1);
            kafka.send("athlete.profiles.v1", coach, profile().setErasedMs(9).build());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> erasures.of(coach).size() == 2);
        }
    }

    private Profile.Builder profile() {
        return Profile.newBuilder().setAthleteId(coach).setUpdatedMs(9);
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }
}
