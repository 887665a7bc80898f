package io.fitconnect.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.Bye;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.ServerFrame.FrameCase;
import io.fitconnect.proto.ingest.v1.Welcome;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** A client of the public API in tests, over any transport. */
abstract class Device implements AutoCloseable {

    private static final long SECONDS = 20;

    final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
    /** Close code, or -1 for a connection that was cut; gRPC statuses appear as the close codes they stand for. */
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    abstract void send(ClientFrame frame);

    /** Ends the connection as a crash does, without a word. */
    @Override
    public abstract void close();

    Device hello(String sessionId) {
        send(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder().setSessionId(sessionId))
                .build());
        return this;
    }

    /** Comes back as somebody who was told that everything up to the seq is settled. */
    Device hello(String sessionId, String athlete, long settledThrough) {
        send(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder().setSessionId(sessionId).putSettledThrough(athlete, settledThrough))
                .build());
        return this;
    }

    /** Samples of the last day, a second apart, heart rate by seq. */
    void batch(long first, long last) {
        batch("", LongStream.rangeClosed(first, last).mapToObj(Device::sample).toList());
    }

    void batch(String athleteId, List<Sample> samples) {
        send(ClientFrame.newBuilder()
                .setBatch(Batch.newBuilder().setAthleteId(athleteId).addAllSamples(samples))
                .build());
    }

    void bye() {
        send(ClientFrame.newBuilder().setBye(Bye.getDefaultInstance()).build());
    }

    static Sample sample(long seq) {
        return Sample.newBuilder()
                .setSeq(seq)
                .setTimeMs(System.currentTimeMillis() - 86_400_000 + seq * 1_000)
                .setHeartRateBpm((int) (100 + seq % 80))
                .build();
    }

    ServerFrame next(FrameCase wanted) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); System.nanoTime() < end; ) {
            ServerFrame frame = frames.poll(200, TimeUnit.MILLISECONDS);
            if (frame != null && frame.getFrameCase() == wanted) {
                return frame;
            }
            if (frame == null && closed.isDone()) {
                break;
            }
        }
        throw new AssertionError("no " + wanted + " came; closed: " + closed.getNow(null));
    }

    Welcome welcome() throws InterruptedException {
        return next(FrameCase.WELCOME).getWelcome();
    }

    /** Waits for an ack of the seq or a later one. */
    void acked(long seq) throws InterruptedException {
        acked(next -> next >= seq);
    }

    void acked(LongPredicate wanted) throws InterruptedException {
        long seen = -1;
        while (!wanted.test(seen)) {
            seen = next(FrameCase.ACK).getAck().getSeq();
        }
    }

    void closedWith(int code) throws Exception {
        Integer got = closed.get(SECONDS, TimeUnit.SECONDS);
        assertNotNull(got);
        assertEquals(code, got);
    }
}
