package io.fitconnect.analytics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnCassandra.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class ClassIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REPLAY = "/api/v1/classes/{id}/replay";
    private static final String REPORT = "/api/v1/classes/{id}/report";
    private static final long START_MS = Telemetry.START_MS;

    @Inject
    CompletionStage<QuarkusCqlSession> cassandra;

    private final Telemetry telemetry = new Telemetry();
    private final String id = "Spin-" + UUID.randomUUID();
    private final String ada = "ada-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void aClassIsReplayedAsItsBoardWentAndEndsWithTheOfficialScores() {
        ended();
        named(ada, "Ada", true);
        named(bob, "Bob", false);
        row(ada, 1_200, 1.5);
        row(ada, 1_900, 1.7);
        row(ada, 3_000, 1.7);
        row(ada, 4_040, 2.25);
        row(bob, 2_000, 9);
        official();

        eventually(() -> replay().then()
                .statusCode(200)
                .body("official", equalTo(true))
                .body("athletes", hasSize(2))
                .body("athletes.find { it.name == 'Ada' }.points", hasSize(2)));
        JsonPath replay = replay().jsonPath();
        assertEquals("Ride", replay.getString("title"));
        assertEquals(START_MS, replay.getLong("startMs"));
        assertEquals(List.of(1.9f, 1.7f), replay.getList("athletes[0].points[0]"));
        assertEquals(List.of(4.0f, 2.25f), replay.getList("athletes[0].points[1]"));
        assertEquals(bob, replay.getString("athletes[1].athleteId"));
        replay().then().body("athletes[1].name", nullValue());

        String tag = replay().header("ETag");
        given().header("If-None-Match", tag).get(REPLAY, id).then().statusCode(304);
        // What is read again changes nothing.
        row(ada, 4_040, 2.25);
        named(ada, "Ada", false);
        eventually(() -> assertNotEquals(tag, replay().header("ETag")));
        replay().then().body("athletes[0].name", nullValue()).body("athletes[0].points", hasSize(2));
    }

    @Test
    void whoWithdrewOrIsErasedIsInNoReplayAndNoReport() {
        ended();
        row(ada, 1_000, 1);
        row(bob, 1_000, 1);
        summary(ada, UUID.randomUUID().toString(), 10);
        eventually(() -> replay().then().body("athletes", hasSize(2)));
        eventually(() -> assertEquals(1, rows("SELECT * FROM fitconnect.workouts_by_class WHERE class_id = ?", id)));

        telemetry.send(BoardRow.newBuilder()
                .setScope("class/" + id)
                .setAthleteId(bob)
                .setWithdrawn(true)
                .build());
        eventually(() -> replay().then().body("athletes.athleteId", contains(ada)));

        telemetry.send(Profile.newBuilder().setAthleteId(ada).setErasedMs(1).build());
        await().atMost(PATIENCE)
                .until(() -> Telemetry.read("athlete.erasures.v1", ErasedPart.parser()).stream()
                        .anyMatch(part -> part.getAthleteId().equals(ada)));
        replay().then().body("athletes", hasSize(0));
        report().then().body("athletes", hasSize(0));
        row(ada, 2_000, 2);
        row(bob, 2_000, 2);
        eventually(() -> replay().then().body("athletes.athleteId", contains(bob)));
        assertEquals(
                0,
                rows("SELECT * FROM fitconnect.class_points WHERE class_id = ? AND athlete_id = ?", id, ada),
                "what comes late is not kept");
    }

    @Test
    void aReportHasTheWorkoutsFiguresAndTheTimeInTargetButNoHeartThatIsWithheld() {
        telemetry.send(Profile.newBuilder()
                .setAthleteId(bob)
                .setConsent(Consent.newBuilder().setCoachSeesHeartRate(false))
                .build());
        String session = UUID.randomUUID().toString();
        telemetry.send(Telemetry.samples(ada, session, 1, 100));
        ended();
        summary(ada, session, 100);
        summary(bob, UUID.randomUUID().toString(), 50);

        eventually(() -> report().then()
                .statusCode(200)
                .body("athletes", hasSize(2))
                .body("withheld", equalTo(1))
                .body("athletes[0].inTargetS", equalTo(24.0f)));
        report().then()
                .body("athletes.athleteId", contains(ada, bob))
                .body("athletes[0].effort", equalTo(100.0f))
                .body("athletes[0].zoneSeconds", equalTo(List.of(1.0f, 2.0f, 3.0f, 4.0f, 5.0f)))
                .body("athletes[0].heartRateMax", equalTo(149))
                .body("athletes[0].targetS", equalTo(60.0f))
                .body("athletes[1].heartRateWithheld", equalTo(true))
                .body("athletes[1].zoneSeconds", nullValue())
                .body("athletes[1].inTargetS", nullValue())
                .body("athletes[1].heartRateMean", nullValue())
                .body("athletes[1].effort", equalTo(50.0f))
                .body("totals.effort", equalTo(150.0f))
                .body("totals.inTargetS", equalTo(24.0f));

        as("mallory", "coach").get(REPORT, id).then().statusCode(403);
        as(ada, "athlete").get(REPORT, id).then().statusCode(403);
        given().get(REPORT, id).then().statusCode(401);
        as("eve", "coach").get(REPORT, "nowhere").then().statusCode(404);
    }

    @Test
    void whatIsNotOverIsNotReplayed() {
        given().get(REPLAY, "nowhere").then().statusCode(404).body("code", equalTo("class.unknown"));
        telemetry.send(
                training(ClassState.CLASS_STATE_SCHEDULED).clearStartedMs().build());
        eventually(() -> replay().then().statusCode(409).body("code", equalTo("class.not-started")));
        telemetry.send(training(ClassState.CLASS_STATE_RUNNING).build());
        eventually(() -> replay().then().statusCode(409).body("code", equalTo("class.not-ended")));
        given().queryParam("metric", "heart").get(REPLAY, id).then().statusCode(400);
        report().then().statusCode(200).body("state", equalTo("running"));
    }

    private void ended() {
        telemetry.send(training(ClassState.CLASS_STATE_ENDED)
                .setEndedMs(START_MS + 90_000)
                .build());
        eventually(() -> replay().then().statusCode(200));
    }

    /** 30 s without a target, then a minute of zones 3 and 4: with an HRmax of 190, 133 to 170 bpm. */
    private TrainingClass.Builder training(ClassState state) {
        return TrainingClass.newBuilder()
                .setClassId(id)
                .setTitle("Ride")
                .setCoachId("eve")
                .setState(state)
                .setStartedMs(START_MS)
                .addBlocks(Block.newBuilder().setName("Easy").setDurationS(30))
                .addBlocks(Block.newBuilder()
                        .setName("Hard")
                        .setDurationS(600)
                        .setZoneLow(3)
                        .setZoneHigh(4));
    }

    private void named(String athlete, String name, boolean shown) {
        telemetry.send(Profile.newBuilder()
                .setAthleteId(athlete)
                .setName(name)
                .setConsent(Consent.newBuilder().setShowName(shown))
                .build());
    }

    private void row(String athlete, long afterMs, double effort) {
        telemetry.send(BoardRow.newBuilder()
                .setScope("class/" + id)
                .setAthleteId(athlete)
                .setScores(Scores.newBuilder().setEffort(effort))
                .setTimeMs(START_MS + afterMs)
                .setLastSeenMs(START_MS + 999_999)
                .build());
    }

    private void official() {
        telemetry.send(BoardRow.newBuilder()
                .setScope("class/" + id)
                .setState(ScopeState.newBuilder().setOfficialMs(START_MS + 100_000))
                .build());
    }

    private void summary(String athlete, String session, long samples) {
        telemetry.send(WorkoutSummary.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setClassId(id)
                .setSampleCount(samples)
                .setEnded(true)
                .setEffort(samples)
                .setDurationS(samples)
                .setHeartRateMean(120)
                .setHeartRateMax(149)
                .setHrMax(190)
                .addAllZoneSeconds(List.of(1.0, 2.0, 3.0, 4.0, 5.0))
                .build());
    }

    private Response replay() {
        return given().get(REPLAY, id);
    }

    private Response report() {
        return as("eve", "coach").get(REPORT, id);
    }

    private int rows(String cql, Object... key) {
        return cassandra.toCompletableFuture().join().execute(cql, key).all().size();
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(holds);
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role));
    }
}
