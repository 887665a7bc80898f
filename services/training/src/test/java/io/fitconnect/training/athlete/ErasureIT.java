package io.fitconnect.training.athlete;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.fitconnect.testkit.TopicReader;
import io.fitconnect.training.Kafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
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
                var erasures = new TopicReader<>("athlete.erasures.v1", ErasedPart.parser());
                var classes = new TopicReader<>("class.lifecycle.v1", TrainingClass.parser())) {
            kafka.send("athlete.profiles.v1", coach, profile().setErasedMs(9).build());
            erasures.await(
                    coach, all -> all.stream().anyMatch(it -> it.getPart().equals("training")));
            List<TrainingClass> published = classes.await(classId, all -> all.size() == 2);
            assertTrue(
                    published.stream().skip(1).noneMatch(it -> it.getCoachId().equals(coach)));
        }

        as(coach, "coach").post("/api/v1/classes/{id}/start", classId).then().statusCode(403);
        as("root", "admin").post("/api/v1/classes/{id}/start", classId).then().statusCode(200);
        as("root", "admin").get("/api/v1/programmes/" + programme).then().body("authorId", equalTo("erased"));
    }

    @Test
    void anErasureThatIsReadAgainIsToldAgain() {
        try (Kafka kafka = new Kafka();
                var erasures = new TopicReader<>("athlete.erasures.v1", ErasedPart.parser())) {
            kafka.send("athlete.profiles.v1", coach, profile().setErasedMs(9).build());
            erasures.await(coach, all -> all.size() == 1);
            kafka.send("athlete.profiles.v1", coach, profile().setErasedMs(9).build());
            erasures.await(coach, all -> all.size() == 2);
        }
    }

    private Profile.Builder profile() {
        return Profile.newBuilder().setAthleteId(coach).setUpdatedMs(9);
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }
}
