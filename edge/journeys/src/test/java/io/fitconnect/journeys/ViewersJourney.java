package io.fitconnect.journeys;

import static io.fitconnect.journeys.world.Boards.scores;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.journeys.world.Recorded;
import io.fitconnect.journeys.world.World;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.LiveBoard;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.load.replay.Faults;
import io.fitconnect.load.replay.Replay;
import io.fitconnect.proto.live.v1.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many who watch, some of whom never read. */
class ViewersJourney {
    private static final int READERS = 1_000;
    private static final int SLEEPERS = 4;
    private static final int ATHLETES = 30;
    private static final long MEMORY_GROWTH_BYTES = 120_000_000;
    private static final Window TOP = Window.newBuilder().setTop(100).build();
    private static World world;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        Recorded.assumeAvailable();
        world = World.shared();
    }

    @Test
    void viewersThatNeverReadCostNoMemoryAndDisturbNobody() throws Exception {
        String classId = "crowd-" + UUID.randomUUID();
        List<LiveClient> clients = new ArrayList<>();
        List<LiveBoard> boards = new ArrayList<>();
        try (IngestEndpoint endpoint = world.ingest(Transport.WS)) {
            for (int i = 0; i < READERS + SLEEPERS; i++) {
                LiveClient client = world.viewer();
                clients.add(client);
                boards.add(client.watch("class/" + classId + "/effort", TOP, i < SLEEPERS ? 20 : 5, window -> {}));
            }
            await("everybody watches")
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            boards.stream().allMatch(board -> board.window().isPresent()));
            clients.subList(0, SLEEPERS).forEach(LiveClient::stopReading);
            long before = world.memoryBytes("live");
            ride(endpoint, classId);
            List<LiveBoard> readers = boards.subList(SLEEPERS, boards.size());
            var last = readers.getLast();
            await("every reader holds the same whole board")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> scores(last).size() == ATHLETES
                            && readers.stream().allMatch(board -> scores(board).equals(scores(last))));
            readers.forEach(board -> assertEquals(0, board.gaps()));
            long growth = world.memoryBytes("live") - before;
            assertTrue(growth < MEMORY_GROWTH_BYTES, "live has grown by " + growth + " bytes");
        } finally {
            clients.forEach(LiveClient::close);
        }
    }

    private void ride(IngestEndpoint endpoint, String classId) throws Exception {
        Recorded ride = Recorded.named("elevate-kaiteriteri").first(600);
        Instant start = Instant.now().minus(ride.recording().duration()).minusSeconds(5);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ATHLETES; i++) {
                var device = world.device(endpoint, "crowd-" + i, UUID.randomUUID(), classId);
                threads.submit(() -> new Replay(ride.recording(), start, 40, Faults.NONE).run(device));
            }
        }
    }
}
