package io.fitconnect.journeys;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.journeys.world.Athletes;
import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.journeys.world.World;
import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.proto.live.v1.Window;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All of a person's data, from a workout with its evidence to nothing. */
class ErasureJourney {
    private static World world;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        Recorded.assumeAvailable();
        world = World.shared();
    }

    @Test
    void aWorkoutBecomesEvidenceAndThenEverythingIsErasedForGood() throws Exception {
        String classId = "class-" + UUID.randomUUID();
        String athlete = "leaver-" + UUID.randomUUID();
        UUID session = UUID.randomUUID();
        Athletes.reference(world, athlete);
        try (LiveClient spectator = world.viewer();
                IngestEndpoint endpoint = world.ingest(Transport.WS)) {
            LiveBoard board = spectator.watch(
                    "class/" + classId + "/effort",
                    Window.newBuilder().addAthletes(athlete).build());
            ride(endpoint, athlete, session, classId);
            await("the workout is evidence of the athlete's limits")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> threshold(athlete, "ftpW") != null);
            // The best 20 min of the recording are 229.5 W.
            assertEquals(218.0f, threshold(athlete, "ftpW"));
            assertEquals(176.0f, threshold(athlete, "hrMax"));
            await("the board shows the athlete")
                    .atMost(Duration.ofSeconds(20))
                    .until(() ->
                            board.window().flatMap(held -> held.row(athlete)).isPresent());

            long asked = System.nanoTime();
            world.as("users", athlete, "athlete")
                    .delete("/api/v1/athletes/{id}", athlete)
                    .then()
                    .statusCode(202);
            await("every part is done")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> world.as("users", athlete, "athlete")
                            .get("/api/v1/athletes/{id}/erasure", athlete)
                            .path("done"));
            System.out.println("ms until everything is erased: " + (System.nanoTime() - asked) / 1_000_000);
            await("the board has lost the athlete")
                    .atMost(Duration.ofSeconds(10))
                    .until(() ->
                            board.window().flatMap(held -> held.row(athlete)).isEmpty());
            assertNothingIsKnown(athlete, session);

            UUID later = UUID.randomUUID();
            ride(endpoint, athlete, later, classId);
            String other = "stayer-" + UUID.randomUUID();
            UUID others = UUID.randomUUID();
            ride(endpoint, other, others, classId);
            Athletes.summary(
                    world,
                    other,
                    others,
                    Recorded.named("fitparse-sample-activity-indoor-trainer")
                            .recording()
                            .samples()
                            .size());
            assertNothingIsKnown(athlete, session);
            assertNothingIsKnown(athlete, later);
        }
    }

    private static void ride(IngestEndpoint endpoint, String athlete, UUID session, String classId) throws Exception {
        IngestClient device = world.device(endpoint, athlete, session, classId);
        Recorded.named("fitparse-sample-activity-indoor-trainer").sendAtOnce(device);
        device.finish().join();
    }

    private static Float threshold(String athlete, String kind) {
        return world.as("users", athlete, "athlete")
                .get("/api/v1/athletes/{id}/thresholds", athlete)
                .path("thresholds.find { it.kind == '" + kind + "' }.value");
    }

    private static void assertNothingIsKnown(String athlete, UUID session) {
        world.as("users", "root", "admin")
                .get("/api/v1/athletes/{id}/profile", athlete)
                .then()
                .statusCode(410);
        world.as("analytics", "root", "admin")
                .queryParam("athleteId", athlete)
                .get("/api/v1/workouts/{id}", session)
                .then()
                .statusCode(404);
        world.as("analytics", "root", "admin")
                .get("/api/v1/athletes/{id}/workouts", athlete)
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
    }
}
