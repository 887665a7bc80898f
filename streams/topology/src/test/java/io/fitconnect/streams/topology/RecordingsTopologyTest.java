package io.fitconnect.streams.topology;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.streams.quality.Reason;
import io.fitconnect.streams.quality.Recordings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every real recording through the whole graph, undisturbed and disturbed. */
class RecordingsTopologyTest {
    private static final List<String> ZONES = List.of("z1_50", "z2_60", "z3_70", "z4_80", "z5_90");

    private record Result(WorkoutSummary summary, Map<String, Contribution> contributions) {}

    @TestFactory
    Stream<DynamicTest> recordingsGiveTheReferenceFiguresInAnyOrderAndThroughRestarts() {
        return Recordings.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<TelemetrySample> samples = Recordings.telemetry(name);
                    Result undisturbed = undisturbed(samples);
                    Map<String, String> row = Recordings.references().get(name);
                    String flag = name.equals("elevate-flagged-hr") ? Reason.HEART_RATE_IMPLAUSIBLE : Reason.NONE;
                    assertEquals(flag, undisturbed.summary().getFlag());
                    if (row != null && !name.equals("elevate-flagged-hr")) {
                        check(row, undisturbed.summary());
                    }
                    assertEquals(
                            undisturbed, disturbed(samples, new Random(name.hashCode())), "late, duplicated, shuffled");
                    assertEquals(undisturbed, restarted(samples, new Random(name.hashCode())), "restarted");
                }));
    }

    @Test
    void theStuckWristSensorIsFlagged() {
        Result result = undisturbed(Recordings.telemetry("elevate-flagged-hr"));
        assertEquals(Reason.HEART_RATE_IMPLAUSIBLE, result.summary().getFlag());
        assertEquals(
                Verdict.FLAGGED,
                result.contributions().get("class/" + Stage.CLASS).getVerdict());
    }

    private static Result undisturbed(List<TelemetrySample> samples) {
        try (Stage stage = new Stage()) {
            stage.profile(Stage.reference());
            Stage.batches(samples, 50).forEach(stage::send);
            stage.bye();
            return result(stage);
        }
    }

    /** 5 % late by up to 60 s, 1 % twice, batches of uneven size shuffled among neighbours, the profile in the middle. */
    private static Result disturbed(List<TelemetrySample> samples, Random random) {
        List<List<TelemetrySample>> batches = disturb(samples, random);
        try (Stage stage = new Stage()) {
            for (int i = 0; i < batches.size(); i++) {
                stage.send(batches.get(i));
                stage.pass(Duration.ofMillis(20));
                if (i == batches.size() / 2) {
                    stage.profile(Stage.reference());
                }
            }
            stage.bye();
            stage.pass(Duration.ofSeconds(10));
            return result(stage);
        }
    }

    private static Result restarted(List<TelemetrySample> samples, Random random) {
        List<List<TelemetrySample>> batches = disturb(samples, random);
        int third = batches.size() / 3;
        Stage stage = new Stage();
        stage.profile(Stage.reference());
        for (int i = 0; i < batches.size(); i++) {
            if (i == third || i == 2 * third) {
                stage = stage.restarted();
                // What was processed but not committed comes again.
                batches.subList(Math.max(0, i - 3), i).forEach(stage::send);
            }
            stage.send(batches.get(i));
        }
        stage.bye();
        stage.pass(Duration.ofSeconds(10));
        try (Stage last = stage) {
            return result(last);
        }
    }

    private static List<List<TelemetrySample>> disturb(List<TelemetrySample> samples, Random random) {
        record Arrival(long atMs, TelemetrySample sample) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (TelemetrySample sample : samples) {
            long delayMs = random.nextInt(100) < 5 ? random.nextLong(60_000) : 0;
            arrivals.add(new Arrival(sample.getTimeMs() + delayMs, sample));
            if (random.nextInt(100) < 1) {
                arrivals.add(new Arrival(sample.getTimeMs() + random.nextLong(120_000), sample));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atMs));
        List<TelemetrySample> ordered = arrivals.stream().map(Arrival::sample).toList();
        List<List<TelemetrySample>> batches = new ArrayList<>();
        for (int i = 0; i < ordered.size(); ) {
            int size = 1 + random.nextInt(100);
            List<TelemetrySample> batch = new ArrayList<>(ordered.subList(i, Math.min(ordered.size(), i + size)));
            Collections.shuffle(batch, random);
            batches.add(batch);
            i += size;
        }
        for (int i = 0; i + 4 < batches.size(); i += 4) {
            Collections.shuffle(batches.subList(i, i + 4), random);
        }
        return batches;
    }

    /** Times of the platform's own clock differ between runs; everything else must not. */
    private static Result result(Stage stage) {
        Map<String, Contribution> contributions = stage.contributions();
        contributions.replaceAll(
                (scope, value) -> value.toBuilder().clearLastSeenMs().build());
        WorkoutSummary summary = stage.summaries().getLast();
        assertTrue(summary.getEnded());
        return new Result(summary, contributions);
    }

    private static void check(Map<String, String> row, WorkoutSummary summary) {
        assertAll(
                () -> {
                    for (int zone = 0; zone < ZONES.size(); zone++) {
                        near(row, ZONES.get(zone), summary.getZoneSeconds(zone), 2);
                    }
                },
                () -> near(row, "edwards_trimp", summary.getEffort(), 0.005 * value(row, "edwards_trimp")),
                () -> near(
                        row, "banister_trimp_sample", summary.getTrimp(), 0.005 * value(row, "banister_trimp_sample")),
                () -> near(row, "keytel_kcal", summary.getEnergyKcal(), 0.001 * value(row, "keytel_kcal")),
                () -> near(row, "hr_mean", summary.getHeartRateMean(), 0.02),
                () -> near(row, "np30_records", summary.getNormalizedPowerW(), 1),
                () -> near(row, "min_wbal_froncioni_J", summary.getMinWBalanceJ(), 2));
    }

    private static void near(Map<String, String> row, String what, double value, double tolerance) {
        if (!row.get(what).isEmpty()) {
            assertEquals(value(row, what), value, tolerance, what);
        }
    }

    private static double value(Map<String, String> row, String what) {
        return Double.parseDouble(row.get(what));
    }
}
