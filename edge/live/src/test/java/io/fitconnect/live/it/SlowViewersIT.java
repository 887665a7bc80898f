package io.fitconnect.live.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.live.window.Held;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.Window;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.TokensResource;
import io.netty.buffer.PooledByteBufAllocator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Viewers that never read cost the node nothing and the others nothing. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(LivePorts.class)
class SlowViewersIT {
    private static final int ATHLETES = 1_000;
    private static final int DEAF = 4;
    private static final int HEARING = 20;
    private static final int ROUNDS = 60;

    @TestHTTPResource("/")
    URI base;

    private final String scope = "class/" + UUID.randomUUID();

    @Test
    void viewersThatNeverReadAreConflatedAndNobodyElseNotices() throws Exception {
        List<DeafClient> deaf = new ArrayList<>();
        List<SocketClient> hearing = new ArrayList<>();
        try (Topics topics = new Topics()) {
            round(topics, 0);
            try (SocketClient first = new SocketClient(base, false, "")) {
                first.subscribe(subscribe("all", ATHLETES));
                first.until(new Held(), held -> held.total == ATHLETES);
            }
            for (int i = 0; i < DEAF; i++) {
                deaf.add(new DeafClient(base, subscribe("deaf", ATHLETES)));
            }
            for (int i = 0; i < HEARING; i++) {
                hearing.add(new SocketClient(base, false, ""));
                hearing.getLast().subscribe(subscribe("top", 10));
            }
            long before = memory();
            for (int round = 1; round <= ROUNDS; round++) {
                round(topics, round);
                SocketClient.pause(50);
            }
            for (SocketClient viewer : hearing) {
                viewer.until(
                        new Held(),
                        held -> held.rows().size() == 10
                                && held.rows().getFirst().getScore() == ATHLETES + 1_000_000.0 * ROUNDS);
            }
            // a queue for each would hold most of 60 windows of 70 kB, 16 MB in all
            long grown = memory() - before;
            assertTrue(grown < 6_000_000, "memory grew by " + grown);

            long read = deaf.getFirst().readAll();
            assertTrue(read > 100_000, "a deaf viewer that listens again gets the newest: " + read);
            assertTrue(read < 20 * 70_000, "and not what it missed: " + read);
        } finally {
            for (DeafClient viewer : deaf) {
                viewer.close();
            }
            hearing.forEach(SocketClient::close);
        }
    }

    private void round(Topics topics, int round) {
        for (int i = 1; i <= ATHLETES; i++) {
            topics.row(scope, "athlete-" + i, i + 1_000_000.0 * round);
        }
        topics.flush();
    }

    private Subscribe.Builder subscribe(String id, int top) {
        return Subscribe.newBuilder()
                .setId(id)
                .setBoardId(scope + "/effort")
                .setMaxRateHz(20)
                .setWindow(Window.newBuilder().setTop(top));
    }

    /** Heap in use after collection and direct memory in use, bytes. */
    private static long memory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        return heap + PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }
}
