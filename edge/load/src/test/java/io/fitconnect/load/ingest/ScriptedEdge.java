package io.fitconnect.load.ingest;

import io.fitconnect.proto.ingest.v1.Ack;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Refusal;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.SlowDown;
import io.fitconnect.proto.ingest.v1.Welcome;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An ingest edge that follows a script, for one athlete "ann": what no real one does on command. */
final class ScriptedEdge {
    private final HttpServer server;
    private final List<Long> received = new CopyOnWriteArrayList<>();
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger byes = new AtomicInteger();
    private volatile long ackUpTo = Long.MAX_VALUE;
    private volatile long resumeAfter;
    private volatile long refusedSeq;
    private volatile String refusedCode = "";
    private volatile int dropAtBye;
    private volatile int closeAtHello;
    private volatile int slowDownAfter = Integer.MAX_VALUE;

    ScriptedEdge(Vertx vertx) {
        server = vertx.createHttpServer(
                new HttpServerOptions().setWebSocketSubProtocols(List.of("fitconnect.ingest.v1.proto")));
        server.webSocketHandler(socket -> {
            sockets.add(socket);
            socket.binaryMessageHandler(bytes -> frame(socket, bytes));
        });
    }

    void listen(int port) throws Exception {
        server.listen(port).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    void ackUpTo(long seq) {
        ackUpTo = seq;
    }

    void resumeAfter(long seq) {
        resumeAfter = seq;
    }

    void refuse(long seq, String code) {
        refusedSeq = seq;
        refusedCode = code;
    }

    void dropAtBye(int times) {
        dropAtBye = times;
    }

    void closeAtHello(int code) {
        closeAtHello = code;
    }

    void slowDownAfter(int samples) {
        slowDownAfter = samples;
    }

    void dropAll() {
        sockets.forEach(socket -> socket.close((short) 1011));
    }

    /** Every seq in order of arrival, repeats included. */
    List<Long> received() {
        return received;
    }

    List<Long> seqs() {
        return received.stream().distinct().sorted().toList();
    }

    /** What each hello said is settled. */
    List<Long> told() {
        return told;
    }

    int byes() {
        return byes.get();
    }

    private void frame(ServerWebSocket socket, Buffer bytes) {
        try {
            ClientFrame frame = ClientFrame.parseFrom(bytes.getBytes());
            switch (frame.getFrameCase()) {
                case HELLO -> {
                    told.add(frame.getHello().getSettledThroughOrDefault("ann", 0));
                    hello(socket);
                }
                case BATCH -> frame.getBatch().getSamplesList().forEach(sample -> sample(socket, sample));
                case BYE -> bye(socket);
                case FRAME_NOT_SET -> throw new IllegalStateException("empty frame");
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hello(ServerWebSocket socket) {
        if (closeAtHello != 0) {
            socket.close((short) closeAtHello);
            return;
        }
        send(
                socket,
                ServerFrame.newBuilder()
                        .setWelcome(Welcome.newBuilder().putResumeAfterSeq("ann", resumeAfter))
                        .build());
    }

    private void sample(ServerWebSocket socket, Sample sample) {
        received.add(sample.getSeq());
        if (sample.getSeq() == refusedSeq) {
            send(
                    socket,
                    ServerFrame.newBuilder()
                            .setRefusal(Refusal.newBuilder()
                                    .setAthleteId("ann")
                                    .setSeq(refusedSeq)
                                    .setCode(refusedCode))
                            .build());
        }
        if (received.size() == slowDownAfter) {
            send(
                    socket,
                    ServerFrame.newBuilder()
                            .setSlowDown(SlowDown.newBuilder().setPending(10))
                            .build());
        }
        long ack = Math.min(ackUpTo, sample.getSeq());
        if (ack > 0) {
            send(
                    socket,
                    ServerFrame.newBuilder()
                            .setAck(Ack.newBuilder().setAthleteId("ann").setSeq(ack))
                            .build());
        }
    }

    private void bye(ServerWebSocket socket) {
        if (byes.incrementAndGet() <= dropAtBye) {
            socket.close((short) 1011);
        } else {
            socket.close((short) 1000);
        }
    }

    private static void send(ServerWebSocket socket, ServerFrame frame) {
        if (socket.isClosed()) {
            return;
        }
        socket.writeBinaryMessage(Buffer.buffer(frame.toByteArray()));
    }
}
