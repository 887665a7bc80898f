package io.fitconnect.analytics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.coaching.v1.CueSeverity;
import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.workouts.v1.QualityCounts;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.streams.quality.Recordings;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnCassandra.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class HistoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WORKOUT = "/api/v1/workouts/{session}";
    private static final String SAMPLES = WORKOUT + "/samples";

    @Inject
    CompletionStage<QuarkusCqlSession> cassandra;

    private final Telemetry telemetry = new Telemetry();
    private final String ada = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void aRecordOfNobodyHoldsNobodyUp() {
        telemetry.sendBehind(ada, "", session);
        telemetry.send(Profile.getDefaultInstance());

        telemetry.send(Telemetry.samples(ada, session, 1, 3));

        awaitSamples(3);
    }

    @Test
    void everyChannelOfASampleComesBack() {
        telemetry.send(Telemetry.batch(ada, session)
                .addSamples(TelemetrySample.newBuilder()
                        .setSeq(1)
                        .setTimeMs(Telemetry.START_MS)
                        .setHeartRateBpm(0)
                        .addRrMs(812.5f)
                        .addRrMs(820)
                        .setPowerW(-3.5f)
                        .setCadenceRpm(88)
                        .setSpeedMps(7.25f)
                        .setDistanceM(1234.5)
                        .setReps(12)
                        .setEnergyKcal(55.5f)
                        .setExercise("squat")
                        .setRepVelocityMps(0.61f)
                        .setSkinContact(false)
                        .setNotification(true))
                .addSamples(TelemetrySample.newBuilder().setSeq(2).setTimeMs(Telemetry.START_MS + 1000))
                .build());

        awaitSamples(2);

        as(ada, "athlete")
                .get(SAMPLES, session)
                .then()
                .statusCode(200)
                .body("sessionId", equalTo(session))
                .body("athleteId", equalTo(ada))
                .body("samples[0].seq", equalTo(1))
                .body("samples[0].timeMs", equalTo(Telemetry.START_MS))
                .body("samples[0].receivedMs", equalTo(Telemetry.START_MS + 7))
                .body("samples[0].heartRateBpm", equalTo(0))
                .body("samples[0].rrMs", equalTo(List.of(812.5f, 820f)))
                .body("samples[0].powerW", equalTo(-3.5f))
                .body("samples[0].cadenceRpm", equalTo(88f))
                .body("samples[0].speedMps", equalTo(7.25f))
                .body("samples[0].distanceM", equalTo(1234.5f))
                .body("samples[0].reps", equalTo(12))
                .body("samples[0].energyKcal", equalTo(55.5f))
                .body("samples[0].exercise", equalTo("squat"))
                .body("samples[0].repVelocityMps", equalTo(0.61f))
                .body("samples[0].skinContact", equalTo(false))
                .body("samples[0].notification", equalTo(true))
                .body("samples[0].deviceId", equalTo("strap-1"))
                .body("samples[1]", not(hasKey("heartRateBpm")))
                .body("samples[1]", not(hasKey("skinContact")))
                .body("", not(hasKey("next")));
    }

    @Test
    void ofTwoArrivalsOfASeqTheFirstStaysWhole() {
        telemetry.send(Telemetry.batch(ada, session)
                .addSamples(Telemetry.sample(1).toBuilder().setHeartRateBpm(111))
                .addSamples(Telemetry.sample(1).toBuilder().setHeartRateBpm(199))
                .build());
        telemetry.send(Telemetry.batch(ada, session)
                .addSamples(Telemetry.sample(1).toBuilder().setHeartRateBpm(150).setPowerW(400))
                .addSamples(Telemetry.sample(2))
                .build());

        awaitSamples(2);

        as(ada, "athlete")
                .get(SAMPLES, session)
                .then()
                .body("samples[0].heartRateBpm", equalTo(111))
                .body("samples[0]", not(hasKey("powerW")));
    }

    @Test
    void samplesComeInPages() {
        telemetry.send(Telemetry.samples(ada, session, 1, 250));
        awaitSamples(250);

        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = as(ada, "athlete").queryParam("limit", 100);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(SAMPLES, session)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("samples.seq"));
            cursor = page.path("next");
        } while (cursor != null);

        assertEquals(IntStream.rangeClosed(1, 250).boxed().toList(), seen);
    }

    @Test
    void samplesStreamAsLines() {
        telemetry.send(Telemetry.samples(ada, session, 1, 500));
        telemetry.send(Telemetry.samples(ada, session, 501, 1000));
        telemetry.send(Telemetry.samples(ada, session, 1001, 1300));
        awaitSamples(1300);

        var answer = as(ada, "athlete").accept("application/x-ndjson").get(SAMPLES, session);

        assertEquals(200, answer.statusCode());
        assertEquals("application/x-ndjson", answer.contentType().split(";")[0]);
        List<String> lines = answer.asString().lines().toList();
        assertEquals(1300, lines.size());
        assertEquals(1300, new io.vertx.core.json.JsonObject(lines.getLast()).getInteger("seq"));
        problem(
                as(ada, "athlete")
                        .accept("application/x-ndjson")
                        .get(SAMPLES, UUID.randomUUID().toString())
                        .then(),
                404,
                "workout.unknown");
    }

    @Test
    void aSummaryHasEveryFigure() {
        telemetry.send(summary(100, false).toBuilder()
                .setClassId("spin")
                .setStartMs(Telemetry.START_MS)
                .setEndMs(Telemetry.START_MS + 99_000)
                .setDurationS(100)
                .setHeartRateMean(131.5)
                .setHeartRateMax(162)
                .addAllZoneSeconds(List.of(10.0, 20.0, 30.0, 40.0, 0.0))
                .setBelowZonesS(1)
                .setHrMax(190)
                .setEffort(5.5)
                .setTrimp(7.5)
                .setEnergyKcal(20)
                .setNormalizedPowerW(201.5)
                .setWorkJ(20_000)
                .setDistanceM(900)
                .setReps(3)
                .setQuality(QualityCounts.newBuilder()
                        .setOk(90)
                        .setSuspect(5)
                        .setInvalid(3)
                        .setMissing(2))
                .setMinWBalanceJ(11_000)
                .setFlag("heart-rate.flat")
                .build());

        awaitSummary("sampleCount", 100);

        as(ada, "athlete")
                .get(WORKOUT, session)
                .then()
                .statusCode(200)
                .body("sessionId", equalTo(session))
                .body("athleteId", equalTo(ada))
                .body("classId", equalTo("spin"))
                .body("state", equalTo("running"))
                .body("startMs", equalTo(Telemetry.START_MS))
                .body("endMs", equalTo(Telemetry.START_MS + 99_000))
                .body("durationS", equalTo(100f))
                .body("heartRate.mean", equalTo(131.5f))
                .body("heartRate.max", equalTo(162))
                .body("heartRate.zoneSeconds", equalTo(List.of(10f, 20f, 30f, 40f, 0f)))
                .body("heartRate.belowZonesS", equalTo(1f))
                .body("heartRate.hrMax", equalTo(190))
                .body("effort", equalTo(5.5f))
                .body("trimp", equalTo(7.5f))
                .body("energyKcal", equalTo(20f))
                .body("normalizedPowerW", equalTo(201.5f))
                .body("workJ", equalTo(20_000f))
                .body("distanceM", equalTo(900f))
                .body("reps", equalTo(3))
                .body("quality.ok", equalTo(90))
                .body("quality.suspect", equalTo(5))
                .body("quality.invalid", equalTo(3))
                .body("quality.missing", equalTo(2))
                .body("minWBalanceJ", equalTo(11_000f))
                .body("flag", equalTo("heart-rate.flat"));
    }

    @Test
    void anOlderSummaryNeverReplacesANewerOne() {
        telemetry.send(summary(50, false));
        telemetry.send(summary(60, true));
        awaitSummary("sampleCount", 60);
        telemetry.send(summary(60, false));
        telemetry.send(summary(40, false));
        telemetry.send(summary(10, true));
        String other = UUID.randomUUID().toString();
        telemetry.send(summary(1, false).toBuilder().setSessionId(other).build());
        await().atMost(PATIENCE)
                .until(() -> as(ada, "athlete").get(WORKOUT, other).statusCode() == 200);

        as(ada, "athlete")
                .get(WORKOUT, session)
                .then()
                .body("sampleCount", equalTo(60))
                .body("state", equalTo("ended"))
                .body("normalizedPowerW", nullValue())
                .body("heartRate.mean", nullValue())
                .body("heartRate.zoneSeconds", hasSize(5));

        telemetry.send(summary(61, false));
        awaitSummary("sampleCount", 61);
        as(ada, "athlete")
                .get("/api/v1/athletes/{id}/workouts", ada)
                .then()
                .statusCode(200)
                .body("sessionId", containsInAnyOrder(session, other))
                .body("find { it.sessionId == '" + session + "' }.sampleCount", equalTo(61));
    }

    @Test
    void onlyTheAthleteCoachesAndAdministratorsRead() {
        telemetry.send(summary(5, false));
        telemetry.send(Telemetry.samples(ada, session, 1, 5));
        awaitSummary("sampleCount", 5);
        awaitSamples(5);
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
        telemetry.send(summary(3, true));
        awaitSummary("state", "ended");
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
    void anEndedWorkoutTellsItsPeaksWhenItsSamplesAreThere() {
        List<TelemetrySample> ride = Recordings.telemetry("fitparse-sample-activity-indoor-trainer");
        telemetry.send(WorkoutSummary.newBuilder()
                .setAthleteId(ada)
                .setSessionId(session)
                .setSampleCount(ride.size())
                .setEnded(true)
                .build());
        for (int from = 0; from < ride.size(); from += 200) {
            telemetry.send(Telemetry.batch(ada, session)
                    .addAllSamples(ride.subList(from, Math.min(from + 200, ride.size())))
                    .build());
        }

        // Other tests' workouts, whose samples never come, are looked at before it for up to 10 s each.
        await().atMost(PATIENCE.multipliedBy(5)).until(() -> !peaks().isEmpty());

        WorkoutPeaks peaks = peaks().getLast();
        assertEquals(session, peaks.getSessionId());
        assertEquals(ride.size(), peaks.getSampleCount());
        assertEquals(176, peaks.getHeartRateMax().getBpm());
        assertEquals(229.5, peaks.getPowerList().getLast().getWatts(), 0.1);
        assertEquals(1_200, peaks.getPowerList().getLast().getSeconds());
    }

    private List<WorkoutPeaks> peaks() {
        return Telemetry.read("workout.peaks.v1", WorkoutPeaks.parser()).stream()
                .filter(peaks -> peaks.getAthleteId().equals(ada))
                .toList();
    }

    private Profile consent(boolean coachSeesWorkouts) {
        return Profile.newBuilder()
                .setAthleteId(ada)
                .setConsent(Consent.newBuilder().setCoachSeesWorkouts(coachSeesWorkouts))
                .build();
    }

    @Test
    void aSessionOfSeveralAthletesAsksForOne() {
        String bob = "bob-" + UUID.randomUUID();
        telemetry.send(summary(5, false));
        telemetry.send(summary(6, false).toBuilder().setAthleteId(bob).build());
        awaitSummary("sampleCount", 5);
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

    @Test
    void anUnreadableRecordHoldsNothingUp() {
        telemetry.sendGarbage("telemetry.samples.v1", ada);
        telemetry.send(Telemetry.samples(ada, session, 1, 3));

        awaitSamples(3);
    }

    @Test
    void cuesAreKeptOnce() {
        Cue cue = Cue.newBuilder()
                .setId(session + "-zone.over-1")
                .setAthleteId(ada)
                .setSessionId(session)
                .setRule("zone.over")
                .setSeverity(CueSeverity.CUE_SEVERITY_HINT)
                .setText("Ease off")
                .putValues("heartRateBpm", 171)
                .setCauseMs(Telemetry.START_MS)
                .setCreatedMs(Telemetry.START_MS + 30)
                .build();
        telemetry.send(cue);
        telemetry.send(cue);
        telemetry.send(cue.toBuilder()
                .setId(session + "-zone.over-2")
                .setCauseMs(Telemetry.START_MS + 1)
                .build());

        await().atMost(PATIENCE).until(() -> cues().size() == 2);
        assertEquals(List.of("hint", "hint"), cues());
    }

    private List<String> cues() {
        return cassandra
                .toCompletableFuture()
                .join()
                .execute("SELECT severity FROM fitconnect.cues WHERE athlete_id = ? AND session_id = ?", ada, session)
                .map(row -> row.getString("severity"))
                .all();
    }

    private WorkoutSummary summary(long sampleCount, boolean ended) {
        return WorkoutSummary.newBuilder()
                .setAthleteId(ada)
                .setSessionId(session)
                .setSampleCount(sampleCount)
                .setEnded(ended)
                .build();
    }

    private void awaitSamples(int count) {
        await().atMost(PATIENCE).until(() -> {
            var answer = as(ada, "athlete").queryParam("limit", 10_000).get(SAMPLES, session);
            return answer.statusCode() == 200
                    && answer.jsonPath().getList("samples").size() == count;
        });
    }

    private void awaitSummary(String field, Object value) {
        await().atMost(PATIENCE)
                .until(() ->
                        value.equals(as(ada, "athlete").get(WORKOUT, session).path(field)));
    }

    private static RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(Tokens.token(subject, role));
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
