package io.fitconnect.analytics;

import static io.fitconnect.analytics.History.PATIENCE;
import static io.fitconnect.analytics.History.SAMPLES;
import static io.fitconnect.analytics.History.as;
import static io.fitconnect.analytics.History.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.coaching.v1.CueSeverity;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Samples and cues: what is stored and read back. */
@QuarkusTest
@QuarkusTestResource(OwnCassandra.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class HistoryIT {
    @Inject
    CompletionStage<QuarkusCqlSession> cassandra;

    private final Telemetry telemetry = new Telemetry();
    private final String ada = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();
    private final History history = new History(ada, session);

    @AfterEach
    void close() {
        telemetry.close();
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

        history.awaitSamples(2);

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

        history.awaitSamples(2);

        as(ada, "athlete")
                .get(SAMPLES, session)
                .then()
                .body("samples[0].heartRateBpm", equalTo(111))
                .body("samples[0]", not(hasKey("powerW")));
    }

    @Test
    void samplesComeInPages() {
        telemetry.send(Telemetry.samples(ada, session, 1, 250));
        history.awaitSamples(250);

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
        history.awaitSamples(1300);

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
    void aRecordOfNobodyHoldsNobodyUp() {
        telemetry.sendBehind(ada, "", session);
        telemetry.send(Profile.getDefaultInstance());

        telemetry.send(Telemetry.samples(ada, session, 1, 3));

        history.awaitSamples(3);
    }

    @Test
    void anUnreadableRecordHoldsNothingUp() {
        telemetry.sendGarbage("telemetry.samples.v1", ada);
        telemetry.send(Telemetry.samples(ada, session, 1, 3));

        history.awaitSamples(3);
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
}
