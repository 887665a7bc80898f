package io.fitconnect.users;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.athlete.v1.Profile;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ProfileIT {
    private static final String PATH = "/api/v1/athletes/{id}/profile";
    private static final String FULL = """
            {"name":"Ada","birthYear":1990,"sex":"female","weightKg":61.5,"hrMax":188,"hrRest":51,"ftpW":240,
             "wPrimeJ":18000,"consent":{"openBoards":true,"showName":true,"showHeartRate":false}}""";

    @Inject
    UsersConfig config;

    private final String ada = "ada-" + UUID.randomUUID();

    @Test
    void anAthleteWritesAndReadsItsProfile() {
        as(ada, "athlete").get(PATH, ada).then().statusCode(404).body("code", equalTo("profile.unknown"));

        as(ada, "athlete").body(FULL).put(PATH, ada).then().statusCode(201).header("ETag", equalTo("\"1\""));

        as(ada, "athlete")
                .get(PATH, ada)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("athleteId", equalTo(ada))
                .body("name", equalTo("Ada"))
                .body("birthYear", equalTo(1990))
                .body("sex", equalTo("female"))
                .body("weightKg", equalTo(61.5f))
                .body("hrMax", equalTo(188))
                .body("hrRest", equalTo(51))
                .body("ftpW", equalTo(240.0f))
                .body("wPrimeJ", equalTo(18000.0f))
                .body("consent.openBoards", equalTo(true))
                .body("consent.showName", equalTo(true))
                .body("consent.showHeartRate", equalTo(false));
    }

    @Test
    void whatGetAnswersCanBePutAgain() {
        as(ada, "athlete").body(FULL).put(PATH, ada).then().statusCode(201);
        String got = as(ada, "athlete").get(PATH, ada).asString();

        as(ada, "athlete").body(got).put(PATH, ada).then().statusCode(200).body("hrMax", equalTo(188));
    }

    @Test
    void whatIsNotSaidIsUnknownAndPrivate() {
        as(ada, "athlete").body("{\"sex\":null}").put(PATH, ada).then().statusCode(201);

        as(ada, "athlete")
                .get(PATH, ada)
                .then()
                .body("name", nullValue())
                .body("sex", nullValue())
                .body("hrMax", nullValue())
                .body("consent.openBoards", equalTo(false))
                .body("consent.showName", equalTo(false));
    }

    @Test
    void othersMayNotUnlessTheirRoleAllowsIt() {
        as(ada, "athlete").body(FULL).put(PATH, ada).then().statusCode(201);

        problem(as("bob", "athlete").get(PATH, ada).then(), 403, "access.denied");
        problem(as("hub", "hub").get(PATH, ada).then(), 403, "access.denied");
        problem(as("bob", "athlete").body(FULL).put(PATH, ada).then(), 403, "access.denied");
        problem(as("carl", "coach").body(FULL).put(PATH, ada).then(), 403, "access.denied");
        as("carl", "coach").get(PATH, ada).then().statusCode(200);
        as("root", "admin").get(PATH, ada).then().statusCode(200);
        as("root", "admin").body(FULL).put(PATH, ada).then().statusCode(200);
    }

    @Test
    void aCoachSeesTheBodysFiguresOnlyWhereTheAthleteAllowsIt() {
        as(ada, "athlete").body(FULL).put(PATH, ada).then().statusCode(201);
        as("carl", "coach")
                .get(PATH, ada)
                .then()
                .statusCode(200)
                .body("name", equalTo("Ada"))
                .body("hrMax", nullValue())
                .body("weightKg", nullValue())
                .body("birthYear", nullValue());
        as("root", "admin").get(PATH, ada).then().body("hrMax", equalTo(188));

        as(ada, "athlete")
                .body("{\"hrMax\":188,\"consent\":{\"coachSeesWorkouts\":true}}")
                .put(PATH, ada)
                .then()
                .statusCode(200)
                .body("consent.coachSeesWorkouts", equalTo(true));
        as("carl", "coach").get(PATH, ada).then().body("hrMax", equalTo(188));
    }

    @Test
    void everyChangeOfConsentIsKeptWithWhoAndWhen() {
        String consents = "/api/v1/athletes/{id}/consents";
        as(ada, "athlete").get(consents, ada).then().statusCode(200).body("size()", equalTo(0));
        as(ada, "athlete").body(FULL).put(PATH, ada).then().statusCode(201);
        as(ada, "athlete")
                .body(FULL.replace("188", "189"))
                .put(PATH, ada)
                .then()
                .statusCode(200);
        as("root", "admin")
                .body(FULL.replace("\"openBoards\":true", "\"openBoards\":false"))
                .put(PATH, ada)
                .then()
                .statusCode(200);
        as(ada, "athlete")
                .body("{\"consent\":{\"coachSeesHeartRate\":false}}")
                .put(PATH, ada)
                .then()
                .statusCode(200)
                .body("consent.coachSeesHeartRate", equalTo(false));

        as(ada, "athlete")
                .get(consents, ada)
                .then()
                .statusCode(200)
                .body("version", equalTo(List.of(4, 3, 1)))
                .body("changedBy", equalTo(List.of(ada, "root", ada)))
                .body("consent.openBoards", equalTo(List.of(false, false, true)))
                .body("[0].consent.coachSeesHeartRate", equalTo(false))
                .body("[1].consent.coachSeesHeartRate", nullValue());
        as(ada, "athlete").get(consents + "?before=3", ada).then().body("version", equalTo(List.of(1)));
        problem(as(ada, "athlete").get(consents + "?before=x", ada).then(), 400, "request.invalid");
        problem(as("carl", "coach").get(consents, ada).then(), 403, "access.denied");
        problem(as("bob", "athlete").get(consents, ada).then(), 403, "access.denied");
        problem(given().get(consents, ada).then(), 401, "token.missing");
    }

    @Test
    void withoutAGoodTokenNothingIsToldOrTaken() {
        problem(given().get(PATH, ada).then(), 401, "token.missing");
        problem(given().contentType(ContentType.JSON).body(FULL).put(PATH, ada).then(), 401, "token.missing");
        String expired = Tokens.token(ada, Duration.ofMinutes(-5), "athlete");
        problem(given().auth().oauth2(expired).get(PATH, ada).then(), 401, "token.invalid");
    }

    @Test
    void everyWrongFieldIsNamed() {
        String wrong = """
                {"name":"","birthYear":1899,"sex":"other","weightKg":"61","hrMax":99,"hrRest":20,"ftpW":701,
                 "wPrimeJ":999,"consent":{"openBoards":"yes","coachSeesHeartRate":1},"hrmax":180}""";

        problem(as(ada, "athlete").body(wrong).put(PATH, ada).then(), 400, "request.invalid")
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "name",
                                "birthYear",
                                "sex",
                                "weightKg",
                                "hrMax",
                                "hrRest",
                                "ftpW",
                                "wPrimeJ",
                                "consent.openBoards",
                                "consent.coachSeesHeartRate",
                                "hrmax"));
        problem(
                        as(ada, "athlete")
                                .body("{\"hrMax\":110,\"hrRest\":110}")
                                .put(PATH, ada)
                                .then(),
                        400,
                        "request.invalid")
                .body("errors.field", hasItem("hrRest"));
        problem(as(ada, "athlete").body("{\"hrMax\":").put(PATH, ada).then(), 400, "request.malformed");
        problem(as("root", "admin").body(FULL).put(PATH, "a b").then(), 400, "request.invalid")
                .body("errors.field", hasItem("athleteId"));
    }

    @Test
    void ifMatchKeepsAChangeInBetween() {
        as(ada, "athlete").body(FULL).put(PATH, ada).then().statusCode(201);
        as(ada, "athlete")
                .header("If-Match", "\"1\"")
                .body(FULL)
                .put(PATH, ada)
                .then()
                .statusCode(200);

        problem(
                as(ada, "athlete")
                        .header("If-Match", "\"1\"")
                        .body(FULL)
                        .put(PATH, ada)
                        .then(),
                412,
                "profile.changed");
    }

    @Test
    void everyChangeReachesTheTopicInOrder() {
        try (var topic = new TopicReader<>(ProfileMessage.TOPIC, Profile.parser())) {
            IntStream.rangeClosed(150, 170)
                    .forEach(hrMax -> as(ada, "athlete")
                            .body("{\"name\":\"Ada\",\"hrMax\":" + hrMax + ",\"consent\":{\"openBoards\":true}}")
                            .put(PATH, ada));

            List<Profile> published = topic.await(ada, all -> all.stream().anyMatch(it -> it.getHrMax() == 170));
            List<Integer> seen =
                    published.stream().map(Profile::getHrMax).distinct().toList();
            assertEquals(IntStream.rangeClosed(150, 170).boxed().toList(), seen);
            assertEquals("Ada", published.getLast().getName());
            assertTrue(published.getLast().getConsent().getOpenBoards());
        }
    }

    /** The sweep comes once an hour here, so that only a commit's wake can bring a change. */
    @Test
    void aChangeReachesTheTopicWithoutWaitingForTheSweep() {
        assertTrue(config.outboxSweep().compareTo(Duration.ofHours(1)) >= 0, "the sweep may come in between");
        try (var topic = new TopicReader<>(ProfileMessage.TOPIC, Profile.parser())) {
            for (int hrMax = 150; hrMax < 160; hrMax++) {
                as(ada, "athlete")
                        .body(FULL.replace("188", String.valueOf(hrMax)))
                        .put(PATH, ada)
                        .then()
                        .statusCode(hrMax == 150 ? 201 : 200);
                int awaited = hrMax;
                topic.await(ada, all -> !all.isEmpty() && all.getLast().getHrMax() == awaited);
            }
        }
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
