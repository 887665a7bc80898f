package io.fitconnect.bench.journey;

import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.link.Link;
import io.fitconnect.load.link.LinkEnd;
import io.fitconnect.load.link.LinkEvents;
import io.fitconnect.measure.Latencies;
import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.Bye;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A gym's hub over gRPC: speaks for many riders, each with a sample a second spread over the second. */
final class HubStream implements LinkEvents<ServerFrame> {
    private static final int TICK_MS = 20;

    private final Vertx vertx;
    private final List<Rider> riders;
    private final Map<String, Rider> byId = new HashMap<>();
    private final Latencies acks;
    private final String classId;
    private final String name;
    private final CompletableFuture<Void> welcome = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private @Nullable Link<ClientFrame> link;
    private long timer;
    private long startedMs;
    private long due;
    private volatile long refused;

    HubStream(Vertx vertx, String name, String classId, List<Rider> riders, Latencies acks) {
        this.vertx = vertx;
        this.name = name;
        this.classId = classId;
        this.riders = riders;
        this.acks = acks;
        riders.forEach(rider -> byId.put(rider.id(), rider));
    }

    CompletableFuture<Void> open(IngestEndpoint endpoint, String token) {
        vertx.getOrCreateContext().runOnContext(ignored -> link = endpoint.open(token, this));
        return welcome;
    }

    /** Begins to send, on its own event loop. */
    void go() {
        startedMs = System.currentTimeMillis();
        timer = vertx.setPeriodic(TICK_MS, ignored -> tick());
    }

    /** Everybody whose turn has come since the last tick; nobody twice, nobody left out. */
    private void tick() {
        long now = System.currentTimeMillis();
        long wanted = (now - startedMs) * riders.size() / 1000;
        while (due < wanted) {
            Rider rider = riders.get((int) (due++ % riders.size()));
            send(ClientFrame.newBuilder()
                    .setBatch(Batch.newBuilder().setAthleteId(rider.id()).addSamples(rider.next(now)))
                    .build());
        }
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    /** Says bye; done when the edge has ended the stream, that is, when everything is settled. */
    CompletableFuture<Void> bye() {
        vertx.getOrCreateContext()
                .runOnContext(ignored -> send(ClientFrame.newBuilder()
                        .setBye(Bye.getDefaultInstance())
                        .build()));
        return end;
    }

    long sent() {
        return riders.stream().mapToLong(Rider::sent).sum();
    }

    long acked() {
        return riders.stream().mapToLong(Rider::acked).sum();
    }

    long refused() {
        return refused;
    }

    private void send(ClientFrame frame) {
        if (link != null) {
            link.send(frame);
        }
    }

    @Override
    public void opened() {
        send(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder()
                        .setSessionId(UUID.randomUUID().toString())
                        .setAthleteId(name)
                        .setClassId(classId))
                .build());
    }

    @Override
    public void frame(ServerFrame frame) {
        switch (frame.getFrameCase()) {
            case WELCOME -> welcome.complete(null);
            case ACK -> {
                Rider rider = byId.get(frame.getAck().getAthleteId());
                if (rider != null) {
                    rider.acked(frame.getAck().getSeq());
                    acks.add(System.currentTimeMillis() - rider.sentMs(rider.distanceM()));
                }
            }
            case REFUSAL -> refused = refused + 1;
            case CUE, SLOW_DOWN, FRAME_NOT_SET -> {}
        }
    }

    @Override
    public void writable() {}

    @Override
    public void closed(LinkEnd how) {
        vertx.cancelTimer(timer);
        welcome.completeExceptionally(new IllegalStateException(name + ": " + how));
        if (how.code() == LinkEnd.NORMAL) {
            end.complete(null);
        } else {
            end.completeExceptionally(new IllegalStateException(name + ": " + how));
        }
    }
}
