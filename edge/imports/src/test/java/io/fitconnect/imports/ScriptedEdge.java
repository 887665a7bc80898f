package io.fitconnect.imports;

import io.fitconnect.proto.ingest.v1.Ack;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.Refusal;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.TelemetryGrpc;
import io.fitconnect.proto.ingest.v1.Welcome;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An ingest edge that does on command what a real one does when things go wrong. */
public final class ScriptedEdge implements QuarkusTestResourceLifecycleManager {
    static final Script SCRIPT = new Script();
    private static final io.grpc.Context.Key<String> TOKEN = io.grpc.Context.key("token");

    @SuppressWarnings("NullAway.Init")
    private Server server;

    /** What it is told to do, and what it was sent. */
    static final class Script {
        final Map<String, Long> settled = new ConcurrentHashMap<>();
        final List<Sample> received = new ArrayList<>();
        final List<String> tokens = new ArrayList<>();
        final List<Hello> hellos = new ArrayList<>();
        int byes;
        /** Acknowledges when so many samples wait. */
        long ackAt;
        /** Breaks off once, after so many samples of a call. */
        long breakAfter;
        /** Refuses every so manieth sample. */
        long refuseEvery;

        synchronized void reset() {
            settled.clear();
            received.clear();
            tokens.clear();
            hellos.clear();
            byes = 0;
            ackAt = 1;
            breakAfter = Long.MAX_VALUE;
            refuseEvery = Long.MAX_VALUE;
        }

        synchronized List<Sample> received() {
            return List.copyOf(received);
        }
    }

    private static final class Call implements StreamObserver<ClientFrame> {
        private final StreamObserver<ServerFrame> answers;
        private Hello hello = Hello.getDefaultInstance();
        private long sent;
        private long acked;
        private long newest;

        Call(StreamObserver<ServerFrame> answers) {
            this.answers = answers;
        }

        @Override
        public void onNext(ClientFrame frame) {
            synchronized (SCRIPT) {
                switch (frame.getFrameCase()) {
                    case HELLO -> hello(frame.getHello());
                    case BATCH -> frame.getBatch().getSamplesList().forEach(this::sample);
                    default -> {
                        SCRIPT.byes++;
                        ack();
                        answers.onCompleted();
                    }
                }
            }
        }

        private void hello(Hello greeting) {
            hello = greeting;
            SCRIPT.hellos.add(greeting);
            acked = SCRIPT.settled.getOrDefault(greeting.getSessionId(), 0L);
            newest = acked;
            answers.onNext(ServerFrame.newBuilder()
                    .setWelcome(Welcome.newBuilder().putResumeAfterSeq(greeting.getAthleteId(), acked))
                    .build());
        }

        private void sample(Sample sample) {
            if (sent == SCRIPT.breakAfter) {
                SCRIPT.breakAfter = Long.MAX_VALUE;
                answers.onError(Status.UNAVAILABLE.asRuntimeException());
                sent = Long.MIN_VALUE;
            }
            if (sent < 0) {
                return;
            }
            sent++;
            newest = sample.getSeq();
            SCRIPT.received.add(sample);
            if (newest % SCRIPT.refuseEvery == 0) {
                answers.onNext(ServerFrame.newBuilder()
                        .setRefusal(Refusal.newBuilder()
                                .setAthleteId(hello.getAthleteId())
                                .setSeq(newest)
                                .setCode("sample.too-old")
                                .setDetail("over 30 days old"))
                        .build());
            }
            if (newest - acked >= SCRIPT.ackAt) {
                ack();
            }
        }

        private void ack() {
            acked = newest;
            SCRIPT.settled.put(hello.getSessionId(), acked);
            answers.onNext(ServerFrame.newBuilder()
                    .setAck(Ack.newBuilder().setAthleteId(hello.getAthleteId()).setSeq(acked))
                    .build());
        }

        @Override
        public void onError(Throwable broken) {
            // The client is gone.
        }

        @Override
        public void onCompleted() {
            // The answer to bye is the end.
        }
    }

    private static final class Service extends TelemetryGrpc.TelemetryImplBase {
        @Override
        public StreamObserver<ClientFrame> stream(StreamObserver<ServerFrame> answers) {
            synchronized (SCRIPT) {
                SCRIPT.tokens.add(TOKEN.get());
            }
            return new Call(answers);
        }
    }

    private static final class ReadToken implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            String token = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
            return Contexts.interceptCall(io.grpc.Context.current().withValue(TOKEN, token), call, headers, next);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = ServerBuilder.forPort(0)
                    .addService(new Service())
                    .intercept(new ReadToken())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        // The test's process holds a real edge too, which nobody speaks to here.
        return Map.of(
                "quarkus.grpc.clients.ingest.host", "127.0.0.1",
                "quarkus.grpc.clients.ingest.test-port", Integer.toString(server.getPort()),
                "quarkus.grpc.server.test-port", "0");
    }

    @Override
    public void stop() {
        server.shutdownNow();
    }
}
