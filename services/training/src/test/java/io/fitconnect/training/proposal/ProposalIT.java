package io.fitconnect.training.proposal;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ProposalIT {
    private static final Instant NOW = Instant.now();

    private final String athlete = "ada-" + UUID.randomUUID();
    private final String proposal = "/api/v1/athletes/" + athlete + "/proposal";
    private final String response = "/api/v1/athletes/" + athlete + "/heart-rate-response";
    private final Kafka kafka = new Kafka();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aProposalFollowsFromTheRecordedLoadAndTheToldExertionWithItsReasons() {
        as(athlete, "athlete")
                .get(proposal)
                .then()
                .statusCode(200)
                .body("known", equalTo(false))
                .body("reasons.rule", contains("history.missing"));
        String last = "";
        for (int day = 1; day <= 50; day += 2) {
            String session = UUID.randomUUID().toString();
            last = day == 1 ? session : last;
            session(session, day);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as(athlete, "athlete")
                        .get(proposal)
                        .then()
                        .body("known", equalTo(true))
                        .body("reasons[0].numbers.ctl", greaterThan(20f))
                        .body("note", containsString("Not medical advice")));
        as(athlete, "athlete").get(proposal).then().body("kind", not(equalTo("rest")));

        as(athlete, "athlete")
                .body("{\"rpe\":9}")
                .put("/api/v1/athletes/" + athlete + "/sessions/" + last + "/feedback")
                .then()
                .statusCode(200);
        profile();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as("carl", "coach").get(proposal).statusCode() == 200);
        as("carl", "coach")
                .get(proposal)
                .then()
                .statusCode(200)
                .body("kind", equalTo("endurance"))
                .body("reasons.rule", hasItem("rpe.high"))
                .body("reasons.find { it.rule == 'rpe.high' }.numbers.rpe", equalTo(9f));
        as("bob", "athlete").get(proposal).then().statusCode(403);
        given().get(proposal).then().statusCode(401);
    }

    @Test
    void theHeartIsLearntFromASessionWhenItEndsAndOnlyOnce() {
        as(athlete, "athlete").get(response).then().statusCode(200).body("inputs", empty());
        String session = UUID.randomUUID().toString();
        ride(session);
        ride(session);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> as(athlete, "athlete").get(response).then().body("inputs.input", contains("power")));
        as("root", "admin")
                .get(response)
                .then()
                .statusCode(200)
                .body("inputs[0].sessions", equalTo(1))
                .body("inputs[0].enough", equalTo(true))
                .body("inputs[0].horizons.horizonS", contains(10, 30, 60))
                .body("inputs[0].horizons[2].betterThanCarried", equalTo(true))
                .body("inputs[0].steady.size()", greaterThan(0));
        as("bob", "athlete").get(response).then().statusCode(403);

        kafka.send(
                "athlete.profiles.v1",
                athlete,
                Profile.newBuilder()
                        .setAthleteId(athlete)
                        .setFtpW(250)
                        .setUpdatedMs(1)
                        .build());
        for (int day = 1; day <= 50; day += 2) {
            session(UUID.randomUUID().toString(), day);
        }
        as(athlete, "athlete")
                .body("{\"rpe\":9}")
                .put("/api/v1/athletes/" + athlete + "/sessions/" + sessionYesterday() + "/feedback");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as(athlete, "athlete")
                        .get(proposal)
                        .then()
                        .body("kind", equalTo("endurance"))
                        .body("expected.powerW", equalTo(162.5f))
                        .body("expected.low", greaterThan(100f)));

        kafka.send(
                "athlete.profiles.v1",
                athlete,
                Profile.newBuilder()
                        .setAthleteId(athlete)
                        .setErasedMs(2)
                        .setUpdatedMs(2)
                        .build());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as(athlete, "athlete").get(response).then().body("inputs", empty()));
        as(athlete, "athlete").get(proposal).then().body("expected", nullValue());
    }

    private void profile() {
        kafka.send(
                "athlete.profiles.v1",
                athlete,
                Profile.newBuilder()
                        .setAthleteId(athlete)
                        .setFtpW(250)
                        .setConsent(Consent.newBuilder().setCoachSeesWorkouts(true))
                        .setUpdatedMs(1)
                        .build());
    }

    /** One more of yesterday, to speak about. */
    private String sessionYesterday() {
        String session = UUID.randomUUID().toString();
        session(session, 1);
        return session;
    }

    private void session(String session, int daysAgo) {
        long start =
                NOW.truncatedTo(ChronoUnit.DAYS).minus(daysAgo, ChronoUnit.DAYS).toEpochMilli();
        kafka.send(
                "workout.summaries.v1",
                athlete,
                WorkoutSummary.newBuilder()
                        .setAthleteId(athlete)
                        .setSessionId(session)
                        .setStartMs(start)
                        .setEndMs(start + 3_600_000)
                        .setDurationS(3_600)
                        .setTrimp(daysAgo == 1 ? 60 : 140)
                        .setSampleCount(3_600)
                        .setEnded(true)
                        .build());
    }

    /** An hour of a heart at 60 bpm and 0.4 bpm for each W, with a new power every two minutes. */
    private void ride(String session) {
        Random random = new Random(5);
        double bpm = 100;
        double power = 100;
        SampleBatch.Builder batch = batch(session);
        for (int second = 0; second < 3_600; second++) {
            power = second % 120 == 0 ? 90 + random.nextInt(150) : power;
            bpm += (60 + 0.4 * power - bpm) / 60;
            batch.addSamples(TelemetrySample.newBuilder()
                    .setSeq(second + 1)
                    .setTimeMs(NOW.toEpochMilli() - 3_600_000 + second * 1000L)
                    .setHeartRateBpm((int) Math.round(bpm))
                    .setPowerW((float) power));
            if (second % 600 == 599) {
                kafka.send("telemetry.samples.v1", athlete, batch.build());
                batch = batch(session);
            }
        }
        kafka.send("telemetry.samples.v1", athlete, batch(session).setEnd(true).build());
    }

    private SampleBatch.Builder batch(String session) {
        return SampleBatch.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setReceivedMs(NOW.toEpochMilli());
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role)).contentType(ContentType.JSON);
    }
}
