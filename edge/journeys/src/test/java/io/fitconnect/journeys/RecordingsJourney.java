package io.fitconnect.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.journeys.world.Athletes;
import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.journeys.world.World;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.Settlement;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.load.replay.Faults;
import io.fitconnect.load.replay.Replay;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.proto.live.v1.Window;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real workouts in at one end, the published figures out at the other. */
class RecordingsJourney {
    /** Their heart rates are judged INVALID in part, as they should be. */
    private static final Set<String> FAULTY = Set.of("elevate-flagged-hr");

    private static final Faults DISORDER = new Faults(0.05, Duration.ofSeconds(60), 0.01, true, 7);
    /** Seconds; a step of over 20 bpm a second is INVALID here and counted by the reference. */
    private static final double ZONE_SECONDS = 2;

    private static World world;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        Recorded.assumeAvailable();
        world = World.shared();
    }

    @TestFactory
    Stream<DynamicTest> overWebSocketEveryRecordingGivesItsPublishedFigures() {
        return replays(Transport.WS, Faults.NONE);
    }

    @TestFactory
    Stream<DynamicTest> overGrpcEveryRecordingGivesItsPublishedFigures() {
        return replays(Transport.GRPC, Faults.NONE);
    }

    @TestFactory
    Stream<DynamicTest> lateDuplicatedAndShuffledSamplesGiveTheSameFigures() {
        return replays(Transport.WS_JSON, DISORDER);
    }

    private Stream<DynamicTest> replays(Transport transport, Faults faults) {
        return Recorded.all().stream()
                .map(recorded -> DynamicTest.dynamicTest(recorded.name(), () -> replay(recorded, transport, faults)));
    }

    private void replay(Recorded recorded, Transport transport, Faults faults) throws Exception {
        String athlete =
                recorded.name().substring(0, Math.min(40, recorded.name().length())) + "-" + transport
                        + (faults == Faults.NONE ? "" : "-x");
        String classId = "c-" + UUID.randomUUID();
        UUID session = UUID.randomUUID();
        Athletes.reference(world, athlete);
        try (LiveClient viewer = world.viewer();
                IngestEndpoint endpoint = world.ingest(transport)) {
            LiveBoard board = viewer.watch(
                    "class/" + classId + "/effort",
                    Window.newBuilder().setTop(10).build());
            Instant start = Instant.now().minus(recorded.recording().duration()).minusSeconds(60);
            Settlement settlement = new Replay(recorded.recording(), start, Double.POSITIVE_INFINITY, faults)
                    .run(world.device(endpoint, athlete, session, classId));
            assertEquals(0, settlement.refusedCount(), () -> "refused: " + settlement.refused());
            JsonPath summary = Athletes.summary(
                    world, athlete, session, recorded.recording().samples().size());
            check(recorded, summary);
            double effort = summary.getDouble("effort");
            Verdict verdict = FAULTY.contains(recorded.name()) ? Verdict.FLAGGED : Verdict.VERIFIED;
            await("the board shows " + effort + ", " + verdict)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> board.window()
                            .flatMap(window -> window.row(athlete))
                            .filter(row -> Math.abs(row.getScore() - effort) < 1e-3 && row.getVerdict() == verdict)
                            .isPresent());
            assertEquals(0, board.gaps());
        }
    }

    private static void check(Recorded recorded, JsonPath summary) {
        Published.check(recorded, summary);
        if (FAULTY.contains(recorded.name())) {
            assertTrue(summary.getLong("quality.invalid") > 1_500, "a stuck sensor is judged INVALID");
            return;
        }
        List<String> zones = List.of("z1_50", "z2_60", "z3_70", "z4_80", "z5_90");
        assertAll(Stream.of(
                        zones.stream()
                                .map(zone -> near(
                                        zone,
                                        recorded.value(zone),
                                        summary.getDouble("heartRate.zoneSeconds[" + zones.indexOf(zone) + "]"),
                                        ZONE_SECONDS)),
                        Stream.of(
                                near(
                                        "effort",
                                        recorded.value("edwards_trimp"),
                                        summary.getDouble("effort"),
                                        0.005 * recorded.value("edwards_trimp")),
                                near(
                                        "trimp",
                                        recorded.value("banister_trimp_sample"),
                                        summary.getDouble("trimp"),
                                        0.01 * recorded.value("banister_trimp_sample"))),
                        recorded.has("np30_records")
                                ? Stream.of(near(
                                        "normalized power",
                                        recorded.value("np30_records"),
                                        summary.getDouble("normalizedPowerW"),
                                        1))
                                : Stream.<org.junit.jupiter.api.function.Executable>empty())
                .flatMap(checks -> checks));
    }

    private static org.junit.jupiter.api.function.Executable near(
            String what, double expected, double actual, double tolerance) {
        return () -> assertEquals(expected, actual, tolerance, what);
    }
}
