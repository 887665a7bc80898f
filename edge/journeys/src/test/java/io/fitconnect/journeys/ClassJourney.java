package io.fitconnect.journeys;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.journeys.world.Athletes;
import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.journeys.world.World;
import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.IngestListener;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.load.live.LiveWall;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.proto.live.v1.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A class from its start to its official standings, as its coach, an athlete and a spectator live it. */
class ClassJourney {
    private static final Window TOP = Window.newBuilder().setTop(10).build();
    private static World world;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        Recorded.assumeAvailable();
        world = World.shared();
    }

    @Test
    void theCoachSeesHeartRatesTheAthleteGetsCuesAndTheStandingsBecomeOfficial() throws Exception {
        String classId = "class-" + UUID.randomUUID();
        String athlete = "rider-" + UUID.randomUUID();
        startClass(classId);
        Athletes.reference(world, athlete);
        Queue<Cue> cues = new ConcurrentLinkedQueue<>();
        try (LiveClient coach = world.viewer("coach-1", "coach");
                LiveClient stranger = world.viewer("coach-2", "coach");
                LiveClient spectator = world.viewer();
                IngestEndpoint endpoint = world.ingest(Transport.WS)) {
            LiveWall wall = coach.watchWall(classId);
            LiveWall notTheirs = stranger.watchWall(classId);
            LiveWall nobodys = spectator.watchWall(classId);
            LiveBoard board = spectator.watch("class/" + classId + "/effort", TOP);

            Recorded ride = Recorded.named("fitparse-sample-activity-indoor-trainer");
            IngestClient device = world.device(endpoint, athlete, UUID.randomUUID(), classId, new IngestListener() {
                @Override
                public void cue(Cue cue) {
                    cues.add(cue);
                }
            });
            ride.sendAtOnce(device);

            await("the wall shows the heart rate")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> wall.window()
                            .map(held -> held.tiles().get(athlete))
                            .filter(tile -> tile.getHeartRateBpm() > 60)
                            .isPresent());
            await("other coaches and spectators are refused")
                    .atMost(Duration.ofSeconds(10))
                    .until(() ->
                            notTheirs.refusal().isPresent() && nobodys.refusal().isPresent());
            await("the athlete is told").atMost(Duration.ofSeconds(20)).until(() -> !cues.isEmpty());
            await("the coach is told")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !wall.cues().isEmpty());
            assertTrue(wall.cues().stream().allMatch(cue -> cue.getAthleteId().equals(athlete)));

            device.finish().join();
            end(classId);
            await("the standings are official")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> board.window().filter(held -> held.official()).isPresent());
            var row = board.window().orElseThrow().row(athlete).orElseThrow();
            assertEquals(1, row.getRank());
            assertEquals(Verdict.VERIFIED, row.getVerdict());
        }
    }

    @Test
    void withdrawnConsentTakesTheAthleteOffTheOpenBoardWithinMoments() throws Exception {
        String athlete = "private-" + UUID.randomUUID();
        Athletes.reference(world, athlete);
        String today = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        try (LiveClient spectator = world.viewer();
                IngestEndpoint endpoint = world.ingest(Transport.WS)) {
            Window own = Window.newBuilder().addAthletes(athlete).build();
            LiveBoard board = spectator.watch("open/" + today + "/effort", own);
            IngestClient device = world.device(endpoint, athlete, UUID.randomUUID(), "");
            Recorded.named("elevate-kaiteriteri").first(20).sendAtOnce(device);
            await("the open board shows who agreed")
                    .atMost(Duration.ofSeconds(20))
                    .until(() ->
                            board.window().flatMap(held -> held.row(athlete)).isPresent());
            world.as("users", athlete, "athlete")
                    .body(Map.of("name", "Nobody", "consent", Map.of("openBoards", false)))
                    .put("/api/v1/athletes/{id}/profile", athlete)
                    .then()
                    .statusCode(org.hamcrest.Matchers.lessThan(300));
            await("the row leaves")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> board.window()
                            .filter(held -> held.row(athlete).isEmpty())
                            .isPresent());
            device.finish().join();
        }
    }

    private static void startClass(String classId) {
        world.as("training", "coach-1", "coach")
                .body(Map.of(
                        "classId",
                        classId,
                        "title",
                        "Intervals",
                        "blocks",
                        List.of(Map.of("name", "easy", "durationS", 3600, "zoneLow", 1, "zoneHigh", 2))))
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
        world.as("training", "coach-1", "coach")
                .post("/api/v1/classes/{id}/start", classId)
                .then()
                .statusCode(200)
                .body("state", equalTo("running"));
    }

    private static void end(String classId) {
        world.as("training", "coach-1", "coach")
                .post("/api/v1/classes/{id}/end", classId)
                .then()
                .statusCode(200);
    }
}
