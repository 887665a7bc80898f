package io.fitconnect.analytics;

import static io.fitconnect.analytics.History.PATIENCE;
import static io.fitconnect.analytics.History.SAMPLES;
import static io.fitconnect.analytics.History.WORKOUT;
import static io.fitconnect.analytics.History.as;
import static io.fitconnect.analytics.History.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may read a workout, and whose it is in a session of several. */
@QuarkusTest
@QuarkusTestResource(OwnCassandra.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ReadersIT {
    private final Telemetry telemetry = new Telemetry();
    private final String ada = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();
    private final History history = new History(ada, session);

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void onlyTheAthleteCoachesAndAdministratorsRead() {
        telemetry.send(history.summary(5, false));
        telemetry.send(Telemetry.samples(ada, session, 1, 5));
        history.awaitSummary("sampleCount", 5);
        history.awaitSamples(5);
        String list = "/api/v1/athletes/" + ada + "/workouts";

        for (String path : List.of(WORKOUT, SAMPLES)) {
            problem(given().get(path, session).then(), 401, "token.missing");
            String expired = Tokens.token(ada, Duration.ofMinutes(-5), "athlete");
            problem(given().auth().oauth2(expired).get(path, session).then(), 401, "token.invalid");
            problem(as("bob", "athlete").get(path, session).then(), 403, "access.denied");
            problem(as("hub", "hub").get(path + "?athleteId=" + ada, session).then(), 403, "access.denied");
            problem(as("carl", "coach").get(path, session).then(), 403, "access.denied");
            problem(as("carl", "coach").get(path + "?athleteId=" + ada, session).then(), 403, "access.denied");
            as("root", "admin").get(path + "?athleteId=" + ada, session).then().statusCode(200);
            as(ada, "athlete")
                    .get(path, session.toUpperCase(Locale.ROOT))
                    .then()
                    .statusCode(200);
            problem(as(ada, "athlete").get(path, UUID.randomUUID().toString()).then(), 404, "workout.unknown");
            problem(as("carl", "coach").get(path, UUID.randomUUID().toString()).then(), 404, "workout.unknown");
            problem(as(ada, "athlete").get(path, "no-uuid").then(), 400, "request.invalid")
                    .body("errors.field", hasItem("sessionId"));
        }
        problem(given().get(list).then(), 401, "token.missing");
        problem(as("bob", "athlete").get(list).then(), 403, "access.denied");
        problem(as("carl", "coach").get(list).then(), 403, "access.denied");
        problem(
                        as(ada, "athlete")
                                .get(SAMPLES + "?limit=10001&cursor=x", session)
                                .then(),
                        400,
                        "request.invalid")
                .body("errors.field", containsInAnyOrder("limit", "cursor"));
    }

    @Test
    void aCoachReadsWhileTheAthleteLetsItAndNotARequestLonger() {
        telemetry.send(Telemetry.samples(ada, session, 1, 3));
        telemetry.send(history.summary(3, true));
        history.awaitSummary("state", "ended");
        String list = "/api/v1/athletes/" + ada + "/workouts";
        problem(as("carl", "coach").get(WORKOUT, session).then(), 403, "access.denied");

        telemetry.send(consent(true));
        await().atMost(PATIENCE)
                .until(() -> as("carl", "coach").get(WORKOUT, session).statusCode() == 200);
        as("carl", "coach").get(SAMPLES, session).then().statusCode(200).body("athleteId", equalTo(ada));
        as("carl", "coach").get(list).then().statusCode(200).body("size()", equalTo(1));
        problem(as("bob", "athlete").get(WORKOUT, session).then(), 403, "access.denied");

        long start = System.nanoTime();
        telemetry.send(consent(false));
        await().pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> as("carl", "coach").get(WORKOUT, session).statusCode() == 403);
        System.out.println("withdrawal to a coach's refusal, ms: "
                + Duration.ofNanos(System.nanoTime() - start).toMillis());
        problem(as("carl", "coach").get(SAMPLES, session).then(), 403, "access.denied");
        problem(as("carl", "coach").get(list).then(), 403, "access.denied");
    }

    @Test
    void aSessionOfSeveralAthletesAsksForOne() {
        String bob = "bob-" + UUID.randomUUID();
        telemetry.send(history.summary(5, false));
        telemetry.send(history.summary(6, false).toBuilder().setAthleteId(bob).build());
        history.awaitSummary("sampleCount", 5);
        await().atMost(PATIENCE)
                .until(() -> as(bob, "athlete").get(WORKOUT, session).statusCode() == 200);

        problem(as("carl", "coach").get(WORKOUT, session).then(), 409, "workout.ambiguous")
                .body("detail", containsString("athleteId"));
        as("root", "admin")
                .queryParam("athleteId", bob)
                .get(WORKOUT, session)
                .then()
                .body("sampleCount", equalTo(6));
    }

    private Profile consent(boolean coachSeesWorkouts) {
        return Profile.newBuilder()
                .setAthleteId(ada)
                .setConsent(Consent.newBuilder().setCoachSeesWorkouts(coachSeesWorkouts))
                .build();
    }
}
