package io.fitconnect.live.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.live.window.Held;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.LiveGrpc;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.proto.live.v1.Window;
import io.fitconnect.testkit.KafkaResource;
import io.fitconnect.testkit.RedisResource;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live.Watch with a real channel. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(LivePorts.class)
class GrpcIT {
    private final String scope = "class/" + UUID.randomUUID();
    private ManagedChannel channel;
    private Topics topics;

    @BeforeEach
    void open() {
        topics = new Topics();
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", LivePorts.GRPC)
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() {
        topics.close();
        channel.shutdownNow();
    }

    @Test
    void aCallWatchesAndGoesOnWatchingWhenItHasNothingMoreToAsk() throws Exception {
        topics.row(scope, "anna", 1);
        Call call = new Call("", Integer.MAX_VALUE);
        call.ask(Subscribe.newBuilder().setId("x").setBoardId(scope + "/effort"));
        call.requests.onCompleted();
        Held held = new Held();
        while (held.total != 1) {
            held.apply(call.next());
        }
        topics.row(scope, "anna", 2);
        while (held.rows().getFirst().getScore() != 2) {
            held.apply(call.next());
        }
        call.requests.cancel("seen enough", null);
    }

    @Test
    void aCallThatTakesNothingIsConflated() throws Exception {
        int athletes = 1_000;
        for (int i = 1; i <= athletes; i++) {
            topics.row(scope, "athlete-" + i, i);
        }
        Call call = new Call("", 1);
        call.ask(Subscribe.newBuilder()
                .setId("x")
                .setBoardId(scope + "/effort")
                .setMaxRateHz(20)
                .setWindow(Window.newBuilder().setTop(athletes)));
        Held held = new Held();
        held.apply(call.next());
        for (int round = 1; round <= 30; round++) {
            for (int i = 1; i <= athletes; i++) {
                topics.row(scope, "athlete-" + i, i + 10_000.0 * round);
            }
            topics.flush();
            SocketClient.pause(50);
        }
        int frames = 0;
        while (held.rows().isEmpty() || held.rows().getFirst().getScore() != athletes + 300_000.0) {
            call.requests.request(1);
            held.apply(call.next());
            frames++;
        }
        assertEquals(athletes, held.total);
        assertTrue(frames < 20, frames + " frames were waiting");
        call.requests.cancel("seen enough", null);
    }

    @Test
    void aWrongTokenIsNotAuthenticatedAndARightOneOpensWalls() throws Exception {
        Call stranger = new Call("Bearer nonsense", Integer.MAX_VALUE);
        assertEquals(
                Status.Code.UNAUTHENTICATED,
                stranger.ended.get(10, TimeUnit.SECONDS).getCode());

        Call coach = new Call("Bearer " + Tokens.token("coach-9", "coach"), Integer.MAX_VALUE);
        coach.ask(Subscribe.newBuilder().setId("w").setBoardId(scope + "/wall"));
        assertTrue(coach.next().hasWallSnapshot());
        coach.requests.cancel("seen enough", null);
    }

    /** A call that takes as many frames as it was told to ask for. */
    private final class Call implements ClientResponseObserver<ClientFrame, ServerFrame> {
        private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<Status> ended = new CompletableFuture<>();
        private final int first;
        private ClientCallStreamObserver<ClientFrame> requests;

        Call(String authorization, int first) {
            this.first = first;
            LiveGrpc.LiveStub stub = LiveGrpc.newStub(channel);
            if (!authorization.isEmpty()) {
                Metadata headers = new Metadata();
                headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
                stub = stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
            }
            stub.watch(this);
        }

        void ask(Subscribe.Builder wish) {
            requests.onNext(ClientFrame.newBuilder().setSubscribe(wish).build());
        }

        ServerFrame next() throws InterruptedException {
            ServerFrame frame = frames.poll(10, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame in 10 s");
            }
            return frame;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<ClientFrame> call) {
            requests = call;
            call.disableAutoRequestWithInitial(first);
        }

        @Override
        public void onNext(ServerFrame frame) {
            frames.add(frame);
        }

        @Override
        public void onError(Throwable failure) {
            ended.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }
    }
}
