package io.fitconnect.users;

import static io.fitconnect.users.Calls.as;
import static io.fitconnect.users.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.fitconnect.proto.internal.workouts.v1.HeartPeak;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.PostgresResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ThresholdIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String THRESHOLDS = "/api/v1/athletes/{id}/thresholds";
    private static final String ACCEPT = THRESHOLDS + "/{kind}/accept";
    private static final String MAX = "thresholds.find { it.kind == 'hrMax' }";

    private final String ada = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();

    @Test
    void whatWorkoutsShowIsProposedAndTheAthleteAccepts() {
        as(ada, "athlete").get(THRESHOLDS, ada).then().statusCode(200).body(MAX + ".value", nullValue());
        problem(as(ada, "athlete").post(ACCEPT, ada, "hrMax").then(), 409, "threshold.unfounded");
        problem(as(ada, "athlete").post(ACCEPT, ada, "vo2Max").then(), 400, "request.invalid");
        send(60, 190);
        // Of fewer samples: an older look at the same workout.
        send(50, 200);

        await().atMost(PATIENCE)
                .until(() -> as(ada, "athlete").get(THRESHOLDS, ada).path(MAX + ".value"), equalTo(190.0f));
        as(ada, "athlete")
                .get(THRESHOLDS, ada)
                .then()
                .body(MAX + ".evidence[0].sessionId", equalTo(session))
                .body(MAX + ".confidence", equalTo("medium"))
                .body(MAX + ".current", nullValue())
                .body("heartRateZones.from", equalTo("default"));

        as(ada, "athlete").post(ACCEPT, ada, "hrMax").then().statusCode(200).body("hrMax", equalTo(190));

        as(ada, "athlete")
                .get(THRESHOLDS, ada)
                .then()
                .body(MAX + ".current", equalTo(190.0f))
                .body("heartRateZones.from", equalTo("profile"))
                .body("heartRateZones.zones[4].lower", equalTo(171.0f));
        as(ada, "athlete")
                .get("/api/v1/athletes/{id}/activity", ada)
                .then()
                .body("activities.kind", hasItem("threshold.accepted"));
    }

    @Test
    void acceptingChangesNothingElseOfTheProfile() {
        as(ada, "athlete")
                .body("{\"name\":\"Ada\",\"weightKg\":61.5,\"hrMax\":180,\"consent\":{\"showName\":true}}")
                .put("/api/v1/athletes/{id}/profile", ada)
                .then()
                .statusCode(201);
        send(60, 191);
        await().atMost(PATIENCE)
                .until(() -> as(ada, "athlete").get(THRESHOLDS, ada).path(MAX + ".value"), equalTo(191.0f));

        as(ada, "athlete").post(ACCEPT, ada, "hrMax").then().statusCode(200);

        as(ada, "athlete")
                .get("/api/v1/athletes/{id}/profile", ada)
                .then()
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Ada"))
                .body("weightKg", equalTo(61.5f))
                .body("hrMax", equalTo(191))
                .body("consent.showName", equalTo(true));
    }

    @Test
    void aCoachReadsThemWithConsentAndAcceptsNever() {
        problem(as("carl", "coach").get(THRESHOLDS, ada).then(), 403, "access.denied");
        as(ada, "athlete")
                .body("{\"consent\":{\"coachSeesWorkouts\":true}}")
                .put("/api/v1/athletes/{id}/profile", ada)
                .then()
                .statusCode(201);
        as("carl", "coach").get(THRESHOLDS, ada).then().statusCode(200);
        problem(as("carl", "coach").post(ACCEPT, ada, "hrMax").then(), 403, "access.denied");
        problem(as("bob", "athlete").get(THRESHOLDS, ada).then(), 403, "access.denied");
        problem(given().get(THRESHOLDS, ada).then(), 401, "token.missing");
        problem(given().post(ACCEPT, ada, "hrMax").then(), 401, "token.missing");
    }

    private void send(long samples, int bpm) {
        try (ErasureIT.Messages messages = new ErasureIT.Messages()) {
            messages.send(
                    "workout.peaks.v1",
                    WorkoutPeaks.newBuilder()
                            .setAthleteId(ada)
                            .setSessionId(session)
                            .setSampleCount(samples)
                            .setEndMs(System.currentTimeMillis())
                            .setHeartSeconds(1_200)
                            .setHeartRateMax(HeartPeak.newBuilder()
                                    .setBpm(bpm)
                                    .setSeconds(5)
                                    .setAtMs(1_000))
                            .build(),
                    ada);
        }
    }
}
