package io.fitconnect.journeys;

import static io.fitconnect.journeys.world.Boards.scores;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.journeys.world.Athletes;
import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.journeys.world.World;
import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.IngestListener;
import io.fitconnect.load.ingest.Settlement;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.proto.live.v1.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every part of the way is killed while a class rides; nothing is lost and nothing counts twice. */
class KillJourney {
    private static final List<String> RIDERS = List.of(
            "elevate-brasilia", "elevate-kaiteriteri", "fitparse-sample-activity-indoor-trainer", "elevate-treadmill");
    private static final List<String> VICTIMS = List.of("ingest", "streams", "live", "kafka", "redis", "cassandra");
    private static final int SAMPLES = 1_800;
    private static final double SPEED = 40;
    private static final Window WHOLE = Window.newBuilder().setTop(100).build();
    private static World world;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        Recorded.assumeAvailable();
        world = World.shared();
    }

    @Test
    void whateverIsKilledTheBoardAndTheHistoryAreThoseOfAnUndisturbedClass() throws Exception {
        String calm = "calm-" + UUID.randomUUID();
        String rough = "rough-" + UUID.randomUUID();
        try (LiveClient viewer = world.viewer();
                IngestEndpoint endpoint = world.ingest(Transport.WS)) {
            ride(endpoint, calm, Double.POSITIVE_INFINITY, new Disturbance(List.of()));
            LiveBoard undisturbed = viewer.watch("class/" + calm + "/effort", WHOLE);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> scores(undisturbed).size() == RIDERS.size());

            LiveBoard watched = viewer.watch("class/" + rough + "/effort", WHOLE);
            Disturbance disturbance = new Disturbance(VICTIMS);
            Map<UUID, String> sessions = ride(endpoint, rough, SPEED, disturbance);
            disturbance.everyVictimDiedInMidRide();

            await("the same final board")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> scores(watched).equals(scores(undisturbed)));
            theViewerHoldsWhatAFreshOneGets(watched, rough);
            sessions.forEach(this::everySampleIsInTheHistoryOnce);
        }
    }

    /** Sends every rider's samples and returns the sessions when all are settled. */
    private Map<UUID, String> ride(IngestEndpoint endpoint, String classId, double speed, Disturbance disturbance)
            throws Exception {
        Map<UUID, String> sessions = new LinkedHashMap<>();
        List<Future<Settlement>> rides = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : RIDERS) {
                Athletes.reference(world, name);
                Recorded recorded = Recorded.named(name).first(SAMPLES);
                UUID session = UUID.randomUUID();
                sessions.put(session, name);
                Instant start =
                        Instant.now().minus(recorded.recording().duration()).minusSeconds(60);
                IngestClient device = world.device(endpoint, name, session, classId, disturbance);
                rides.add(threads.submit(() -> {
                    for (int part = 1; part <= disturbance.parts(); part++) {
                        recorded.part(part, disturbance.parts()).replay(start, speed, device);
                        disturbance.awaitKill(part);
                    }
                    return device.finish().join();
                }));
            }
            threads.submit(disturbance);
            for (Future<Settlement> ride : rides) {
                Settlement end = ride.get(240, TimeUnit.SECONDS);
                assertEquals(SAMPLES, end.acked());
                assertTrue(end.ended());
            }
        }
        return sessions;
    }

    private void theViewerHoldsWhatAFreshOneGets(LiveBoard watched, String classId) {
        try (LiveClient other = world.viewer()) {
            LiveBoard fresh = other.watch("class/" + classId + "/effort", WHOLE);
            await("the same window")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !scores(fresh).isEmpty() && scores(fresh).equals(scores(watched)));
        }
        assertEquals(0, watched.gaps());
    }

    private void everySampleIsInTheHistoryOnce(UUID session, String athlete) {
        Athletes.summary(world, athlete, session, SAMPLES);
        await("every sample of " + athlete + " is in the history")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertEquals(
                        SAMPLES, Athletes.history(world, athlete, session).size()));
    }

    /**
     * Kills the k-th of n victims in the middle of the k-th of n + 1 parts of the class, whatever the machine's pace: at
     * so many settled samples, and nobody begins the next part before.
     */
    private static final class Disturbance implements IngestListener, Callable<Void> {
        private final List<String> victims;
        private final AtomicLong settled = new AtomicLong();
        private final List<CountDownLatch> kills;
        private final List<Long> settledAtKill = new CopyOnWriteArrayList<>();

        Disturbance(List<String> victims) {
            this.victims = victims;
            this.kills = victims.stream().map(victim -> new CountDownLatch(1)).toList();
        }

        int parts() {
            return victims.size() + 1;
        }

        @Override
        public void settled(String athleteId, long seq, long waitedNanos) {
            settled.incrementAndGet();
        }

        @Override
        public Void call() throws Exception {
            for (int i = 0; i < victims.size(); i++) {
                long middle = (2L * i + 1) * RIDERS.size() * SAMPLES / (2L * parts());
                await(victims.get(i) + " is to die at " + middle + " samples")
                        .pollInterval(Duration.ofMillis(10))
                        .atMost(Duration.ofSeconds(120))
                        .until(() -> settled.get() >= middle);
                world.kill(victims.get(i));
                settledAtKill.add(settled.get());
                kills.get(i).countDown();
            }
            return null;
        }

        void awaitKill(int part) throws InterruptedException {
            if (part <= kills.size()) {
                assertTrue(kills.get(part - 1).await(120, TimeUnit.SECONDS), victims.get(part - 1) + " lives");
            }
        }

        void everyVictimDiedInMidRide() {
            assertEquals(victims.size(), settledAtKill.size());
            for (int i = 0; i < victims.size(); i++) {
                long endOfPart = (i + 1L) * RIDERS.size() * SAMPLES / parts();
                assertTrue(
                        settledAtKill.get(i) < endOfPart,
                        victims.get(i) + " died with " + settledAtKill.get(i) + " samples settled");
            }
        }
    }
}
