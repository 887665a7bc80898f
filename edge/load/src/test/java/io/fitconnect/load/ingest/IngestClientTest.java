package io.fitconnect.load.ingest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.load.link.Encoding;
import io.fitconnect.proto.ingest.v1.Sample;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client's own rules, against an edge that does what the test says. Real edges are met in edge/journeys. */
@Timeout(180)
class IngestClientTest {
    private final Vertx vertx = Vertx.vertx();
    private ScriptedEdge edge = new ScriptedEdge(vertx);
    private IngestEndpoint endpoint = IngestEndpoint.webSocket(vertx, URI.create("http://localhost:1"), Encoding.PROTO);

    @BeforeAll
    static void bePatient() {
        // A busy machine may take many seconds to load the classes of the first connection.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @BeforeEach
    void listen() throws Exception {
        edge.listen(0);
        endpoint = IngestEndpoint.webSocket(vertx, URI.create("http://localhost:" + edge.port()), Encoding.PROTO);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void endsWhenEverythingIsSettledAndTheEdgeClosed() throws Exception {
        IngestClient client = start(options());
        send(client, 1, 100);
        Settlement end = client.finish().get(90, TimeUnit.SECONDS);
        assertEquals(100, end.acked());
        assertTrue(end.ended());
        assertEquals(seqs(1, 100), edge.seqs());
    }

    @Test
    void aLostConnectionLosesNothing() throws Exception {
        edge.ackUpTo(40);
        IngestClient client = start(options());
        send(client, 1, 100);
        await().until(() -> edge.seqs().size() == 100 && client.waiting() == 60);
        edge.ackUpTo(Long.MAX_VALUE);
        edge.dropAll();
        Settlement end = client.finish().get(90, TimeUnit.SECONDS);
        assertEquals(100, end.acked());
        assertEquals(1, end.reconnects());
        assertEquals(60, end.resent());
        assertEquals(160, edge.received().size());
    }

    @Test
    void whatTheWelcomeCoversIsNotSentAgain() throws Exception {
        edge.ackUpTo(0);
        IngestClient client = start(options());
        send(client, 1, 10);
        await().until(() -> edge.seqs().size() == 10);
        edge.ackUpTo(Long.MAX_VALUE);
        edge.resumeAfter(7);
        edge.dropAll();
        Settlement end = client.finish().get(90, TimeUnit.SECONDS);
        assertEquals(10, end.acked());
        assertEquals(seqs(8, 10), edge.received().subList(10, edge.received().size()));
    }

    @Test
    void everyConnectionTellsWhatWasSettledBefore() throws Exception {
        edge.ackUpTo(40);
        IngestClient client = start(options());
        send(client, 1, 100);
        await().until(() -> client.waiting() == 60);
        edge.ackUpTo(Long.MAX_VALUE);
        edge.dropAll();
        client.finish().get(90, TimeUnit.SECONDS);
        assertEquals(List.of(0L, 40L), edge.told());
    }

    @Test
    void theWindowIsBounded() throws Exception {
        edge.ackUpTo(0);
        IngestClient client = start(options().withWindow(5));
        for (long seq = 1; seq <= 5; seq++) {
            assertTrue(client.offer(sample(seq)));
        }
        assertFalse(client.offer(sample(6)));
        edge.ackUpTo(2);
        client.dropConnection(); // the next welcome's samples are acked up to 2
        await().until(() -> client.offer(sample(6)));
    }

    @Test
    void aRefusedSampleCountsAsRefusedAndTheRestGoesOn() throws Exception {
        edge.refuse(3, "sample.future");
        IngestClient client = start(options());
        send(client, 1, 5);
        Settlement end = client.finish().get(90, TimeUnit.SECONDS);
        assertEquals(4, end.acked());
        assertEquals(1L, end.refused().get("sample.future"));
    }

    @Test
    void aByeThatGotLostIsSaidAgain() throws Exception {
        edge.dropAtBye(1);
        IngestClient client = start(options());
        send(client, 1, 3);
        Settlement end = client.finish().get(90, TimeUnit.SECONDS);
        assertTrue(end.ended());
        assertEquals(2, edge.byes());
    }

    @Test
    void aClientThatIsNotAllowedFailsAtOnce() {
        edge.closeAtHello(4403);
        IngestClient client = start(options());
        CompletableFuture<Settlement> end = client.finish();
        CompletionException failure = assertThrows(CompletionException.class, end::join);
        assertEquals(4403, ((IngestException) failure.getCause()).code());
        assertThrows(RuntimeException.class, () -> {
            for (long seq = 1; seq < 100_000; seq++) {
                client.send(sample(seq));
            }
        });
    }

    @Test
    void givesUpAfterItsPatience() {
        edge.closeAtHello(1011);
        IngestClient client = start(options().withGiveUpAfter(Duration.ofMillis(500)));
        CompletionException failure =
                assertThrows(CompletionException.class, () -> client.finish().join());
        assertTrue(failure.getCause() instanceof IngestException);
    }

    @Test
    void waitsAfterSlowDownUntilSomethingIsSettled() throws Exception {
        edge.ackUpTo(0);
        edge.slowDownAfter(10);
        IngestClient client = start(options().withBatch(10));
        send(client, 1, 10);
        await().until(() -> edge.seqs().size() == 10);
        send(client, 11, 30);
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofMillis(600))
                .until(() -> edge.seqs().size() == 10);
        await().until(() -> edge.seqs().size() == 30);
    }

    private IngestClient start(IngestOptions options) {
        return IngestClient.start(vertx, endpoint, options, IngestListener.NONE);
    }

    private static IngestOptions options() {
        return IngestOptions.of("ann", UUID.randomUUID(), () -> "token");
    }

    private static void send(IngestClient client, long from, long to) throws InterruptedException {
        for (long seq = from; seq <= to; seq++) {
            client.send(sample(seq));
        }
    }

    private static List<Long> seqs(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static Sample sample(long seq) {
        return Sample.newBuilder().setSeq(seq).setTimeMs(seq * 1000).build();
    }
}
