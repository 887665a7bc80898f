package io.fitconnect.analytics;

import static io.fitconnect.analytics.History.PATIENCE;
import static io.fitconnect.analytics.History.WORKOUT;
import static io.fitconnect.analytics.History.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.workouts.v1.QualityCounts;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.fitconnect.streams.quality.Recordings;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A workout's summary and its peaks. */
@QuarkusTest
@QuarkusTestResource(OwnCassandra.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class SummaryIT {
    private final Telemetry telemetry = new Telemetry();
    private final String ada = "ada-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();
    private final History history = new History(ada, session);

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void aSummaryHasEveryFigure() {
        telemetry.send(history.summary(100, false).toBuilder()
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

        history.awaitSummary("sampleCount", 100);

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
        telemetry.send(history.summary(50, false));
        telemetry.send(history.summary(60, true));
        history.awaitSummary("sampleCount", 60);
        telemetry.send(history.summary(60, false));
        telemetry.send(history.summary(40, false));
        telemetry.send(history.summary(10, true));
        String other = UUID.randomUUID().toString();
        telemetry.send(history.summary(1, false).toBuilder().setSessionId(other).build());
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

        telemetry.send(history.summary(61, false));
        history.awaitSummary("sampleCount", 61);
        as(ada, "athlete")
                .get("/api/v1/athletes/{id}/workouts", ada)
                .then()
                .statusCode(200)
                .body("sessionId", containsInAnyOrder(session, other))
                .body("find { it.sessionId == '" + session + "' }.sampleCount", equalTo(61));
    }

    @Test
    void anEndedWorkoutTellsItsPeaksWhenItsSamplesAreThere() {
        List<TelemetrySample> ride = Recordings.telemetry("fitparse-sample-activity-indoor-trainer");
        telemetry.send(history.summary(ride.size(), true));
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
}
