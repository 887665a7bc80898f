package io.fitconnect.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.journeys.world.Athletes;
import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.journeys.world.World;
import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.IngestListener;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.BoardWindow;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.load.live.LiveWall;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.live.v1.Window;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a coach says during a class, and what everybody can look at when it is over. */
class CoachJourney {
    private static final Window TOP = Window.newBuilder().setTop(10).build();
    private static final int RIDE_S = 300;
    private static World world;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        Recorded.assumeAvailable();
        world = World.shared();
    }

    @Test
    void theCoachSpeaksToTheAthleteAndTheReplayAndTheReportAgreeWithTheStandingsAndTheWorkout() throws Exception {
        String classId = "class-" + UUID.randomUUID();
        String athlete = "rider-" + UUID.randomUUID();
        UUID session = UUID.randomUUID();
        Athletes.reference(world, athlete);
        plan(classId, athlete);
        Queue<Cue> told = new ConcurrentLinkedQueue<>();
        IngestListener listener = new IngestListener() {
            @Override
            public void cue(Cue cue) {
                told.add(cue);
            }
        };
        try (LiveClient coach = world.viewer("coach-1", "coach");
                LiveClient spectator = world.viewer();
                IngestEndpoint endpoint = world.ingest(Transport.WS)) {
            LiveWall wall = coach.watchWall(classId);
            LiveBoard board = spectator.watch("class/" + classId + "/effort", TOP);
            IngestClient device = world.device(endpoint, athlete, session, classId, listener);
            Recorded.named("fitparse-sample-activity-indoor-trainer")
                    .first(RIDE_S)
                    .send(device, 60);
            await("the wall shows the athlete")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> wall.window()
                            .filter(held -> held.tiles().containsKey(athlete))
                            .isPresent());

            long said = System.nanoTime();
            String cueId = say(classId);
            await("the athlete and the wall are told")
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> has(told, cueId) && has(wall.cues(), cueId));
            System.out.printf(
                    "from the coach's request to the athlete's device and the wall: %d ms%n",
                    (System.nanoTime() - said) / 1_000_000);

            device.finish().join();
            turn(classId, "end");
            await("the standings are official")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> board.window().filter(BoardWindow::official).isPresent());
            double official =
                    board.window().orElseThrow().row(athlete).orElseThrow().getScore();
            replayEndsWith(classId, official);
            reportSaysWhatTheWorkoutSays(classId, athlete, session);
        }
    }

    private static void replayEndsWith(String classId, double official) {
        String path = "/api/v1/classes/{id}/replay";
        await("the replay is official")
                .atMost(Duration.ofSeconds(20))
                .until(() -> world.as("analytics", "anybody", "athlete")
                        .get(path, classId)
                        .jsonPath()
                        .getBoolean("official"));
        JsonPath replay =
                world.as("analytics", "anybody", "athlete").get(path, classId).jsonPath();
        List<List<Number>> points = replay.getList("athletes[0].points");
        assertTrue(points.size() > 3, () -> "a board that moved: " + points);
        assertEquals(official, points.getLast().get(1).doubleValue(), 1e-3);
        for (int i = 1; i < points.size(); i++) {
            assertTrue(
                    points.get(i).get(0).doubleValue()
                            > points.get(i - 1).get(0).doubleValue(),
                    points::toString);
        }
        double lasted =
                points.getLast().get(0).doubleValue() - points.getFirst().get(0).doubleValue();
        assertTrue(lasted > RIDE_S / 2.0 && lasted <= RIDE_S, () -> "by device time it took " + lasted + " s");
    }

    private static void reportSaysWhatTheWorkoutSays(String classId, String athlete, UUID session) {
        String own = "/api/v1/workouts/{id}";
        await("the workout has ended")
                .atMost(Duration.ofSeconds(20))
                .until(() -> "ended"
                        .equals(world.as("analytics", athlete, "athlete")
                                .get(own, session)
                                .path("state")));
        JsonPath workout =
                world.as("analytics", athlete, "athlete").get(own, session).jsonPath();
        JsonPath report = world.as("analytics", "coach-1", "coach")
                .get("/api/v1/classes/{id}/report", classId)
                .jsonPath();
        assertEquals(List.of(athlete), report.getList("athletes.athleteId"));
        for (String figure : List.of("durationS", "effort", "distanceM", "energyKcal", "workJ", "reps")) {
            assertEquals(workout.getDouble(figure), report.getDouble("athletes[0]." + figure), 1e-6, figure);
        }
        List<Number> zones = workout.getList("heartRate.zoneSeconds");
        assertEquals(zones, report.getList("athletes[0].zoneSeconds"));
        assertEquals(workout.getInt("heartRate.max"), report.getInt("athletes[0].heartRateMax"));
        world.as("analytics", athlete, "athlete")
                .get(own + "/analysis", session)
                .then()
                .statusCode(200)
                .body("zoneSeconds", org.hamcrest.Matchers.hasSize(5))
                .body("power.seconds", org.hamcrest.Matchers.hasItem(60));
    }

    private static boolean has(Collection<Cue> cues, String id) {
        return cues.stream()
                .anyMatch(cue -> cue.getId().equals(id) && cue.getRule().equals("coach.message"));
    }

    private static String say(String classId) {
        return world.as("training", "coach-1", "coach")
                .body(Map.of("text", "Shoulders down"))
                .post("/api/v1/classes/{id}/cues", classId)
                .then()
                .statusCode(202)
                .extract()
                .path("cueIds[0]");
    }

    private static void plan(String classId, String athlete) {
        world.as("training", "coach-1", "coach")
                .body(Map.of("classId", classId, "title", "Ride"))
                .post("/api/v1/classes")
                .then()
                .statusCode(201);
        world.as("training", athlete, "athlete")
                .post("/api/v1/classes/{id}/bookings", classId)
                .then()
                .statusCode(201);
        turn(classId, "start");
    }

    private static void turn(String classId, String verb) {
        world.as("training", "coach-1", "coach")
                .post("/api/v1/classes/{id}/{verb}", classId, verb)
                .then()
                .statusCode(200);
    }
}
