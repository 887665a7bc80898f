package io.fitconnect.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.journeys.world.World;
import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.load.live.LiveWall;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.WallTile;
import io.fitconnect.proto.live.v1.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others see of an athlete, before and after the athlete says no; the times it took are printed. */
class ConsentJourney {
    private static World world;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        Recorded.assumeAvailable();
        world = World.shared();
    }

    @Test
    void aWithdrawalReachesEverybodyWhoIsWatching() throws Exception {
        String classId = "class-" + UUID.randomUUID();
        String athlete = "shy-" + UUID.randomUUID();
        UUID session = UUID.randomUUID();
        put(athlete, true);
        Window own = Window.newBuilder().addAthletes(athlete).build();
        try (LiveClient coach = world.viewer("coach-1", "coach");
                LiveClient spectator = world.viewer();
                IngestEndpoint endpoint = world.ingest(Transport.WS)) {
            LiveWall wall = coach.watchWall(classId);
            LiveBoard board = spectator.watch("class/" + classId + "/effort", own);
            LiveBoard open = spectator.watch("open/" + LocalDate.now(ZoneOffset.UTC) + "/effort", own);
            IngestClient device = world.device(endpoint, athlete, session, classId);
            Recorded.named("elevate-kaiteriteri").first(600).sendAtOnce(device);
            await("everybody sees what the athlete allows")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> row(board, athlete).filter(this::whole).isPresent()
                            && row(open, athlete).filter(this::whole).isPresent()
                            && tile(wall, athlete)
                                    .filter(tile -> tile.getHeartRateBpm() > 60)
                                    .isPresent()
                            && workout(session, athlete) == 200);

            long asked = System.nanoTime();
            put(athlete, false);
            long withdrawn = System.nanoTime();
            Map<String, Callable<Boolean>> waits = new LinkedHashMap<>();
            waits.put(
                    "name and zone leave the class's board",
                    () -> row(board, athlete)
                            .filter(row -> row.getName().equals(athlete) && row.getHeartRateZone() == 0)
                            .isPresent());
            waits.put("the row leaves the open board", () -> row(open, athlete).isEmpty());
            waits.put(
                    "the heart rate leaves the coach's wall",
                    () -> tile(wall, athlete)
                            .filter(tile -> tile.getHeartRateWithheld() && tile.getHeartRateBpm() == 0)
                            .isPresent());
            Map<String, Long> tookMs = new LinkedHashMap<>();
            await("a withdrawal reaches everybody who is watching")
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        for (var wait : waits.entrySet()) {
                            if (!tookMs.containsKey(wait.getKey())
                                    && wait.getValue().call()) {
                                tookMs.put(wait.getKey(), (System.nanoTime() - withdrawn) / 1_000_000);
                            }
                        }
                        return tookMs.size() == waits.size();
                    });
            // Asked for last: a request takes longer than a look at what has come.
            await("the coach is refused the workout")
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> workout(session, athlete) == 403);
            tookMs.put("the coach was refused the workout by", (System.nanoTime() - withdrawn) / 1_000_000);
            System.out.printf(
                    "the request that withdraws took %d ms; ms from its answer: %s%n",
                    (withdrawn - asked) / 1_000_000, tookMs);
            device.finish().join();
            assertEquals(2, changes(athlete), "each change of consent is kept");
        }
    }

    private boolean whole(Row row) {
        return row.getName().startsWith("Reference") && row.getHeartRateZone() > 0;
    }

    private static Optional<Row> row(LiveBoard board, String athlete) {
        return board.window().flatMap(held -> held.row(athlete));
    }

    private static Optional<WallTile> tile(LiveWall wall, String athlete) {
        return wall.window().map(held -> held.tiles().get(athlete));
    }

    private static int workout(UUID session, String athlete) {
        return world.as("analytics", "coach-1", "coach")
                .queryParam("athleteId", athlete)
                .get("/api/v1/workouts/{id}", session)
                .statusCode();
    }

    private static int changes(String athlete) {
        return world.as("users", athlete, "athlete")
                .get("/api/v1/athletes/{id}/consents", athlete)
                .jsonPath()
                .getList("")
                .size();
    }

    private static void put(String athlete, boolean all) {
        world.as("users", athlete, "athlete")
                .body(Map.of(
                        "name",
                        "Reference " + athlete,
                        "hrMax",
                        190,
                        "consent",
                        Map.of(
                                "openBoards", all,
                                "showName", all,
                                "showHeartRate", all,
                                "coachSeesHeartRate", all,
                                "coachSeesWorkouts", all)))
                .put("/api/v1/athletes/{id}/profile", athlete)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }
}
