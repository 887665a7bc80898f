package io.fitconnect.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.journeys.world.World;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.link.LinkEnd;
import io.fitconnect.load.link.LinkEvents;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.live.v1.LiveGrpc;
import io.fitconnect.testkit.Tokens;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process that is asked to end says so to everybody who is connected, so that they come back at once. */
class RestartJourney {
    private static final long SECONDS = 20;
    private static World world;

    @BeforeAll
    static void thePlatformRuns() throws Exception {
        world = World.shared();
    }

    @Test
    void devicesAreToldToReconnectOverEveryTransport() throws Exception {
        try (IngestEndpoint proto = world.ingest(Transport.WS);
                IngestEndpoint json = world.ingest(Transport.WS_JSON);
                IngestEndpoint grpc = world.ingest(Transport.GRPC)) {
            Connected one = Connected.to(proto, "restart-1");
            Connected two = Connected.to(json, "restart-2");
            Connected three = Connected.to(grpc, "restart-3");
            world.terminate("ingest");
            assertEquals(LinkEnd.RESTARTING, one.end().code());
            assertEquals(LinkEnd.RESTARTING, two.end().code());
            // The status alone would come of a cut connection too.
            assertTrue(
                    three.end().reason().startsWith("UNAVAILABLE: session.restarting"),
                    three.end().reason());
            await("it is back").atMost(Duration.ofSeconds(90)).until(() -> Connected.welcomed(proto, "restart-1"));
        }
    }

    @Test
    void viewersAreToldToReconnectOverEveryTransport() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        CompletableFuture<Status> status = new CompletableFuture<>();
        URI live = URI.create(world.base("live").toString().replaceFirst("http", "ws") + "/live/v1");
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("fitconnect.live.v1.json")
                .buildAsync(live, new CloseListener(closed))
                .get(SECONDS, TimeUnit.SECONDS);
        ManagedChannel channel = ManagedChannelBuilder.forTarget(world.grpc("live"))
                .usePlaintext()
                .build();
        try {
            var frames = new Frames(status);
            LiveGrpc.newStub(channel)
                    .watch(frames)
                    .onNext(io.fitconnect.proto.live.v1.ClientFrame.newBuilder()
                            .setSubscribe(io.fitconnect.proto.live.v1.Subscribe.newBuilder()
                                    .setId("1")
                                    .setBoardId("class/none/effort")
                                    .setWindow(io.fitconnect.proto.live.v1.Window.newBuilder()
                                            .setTop(3)))
                            .build());
            frames.first.get(SECONDS, TimeUnit.SECONDS);
            world.terminate("live");
            assertEquals(LinkEnd.RESTARTING, closed.get(SECONDS, TimeUnit.SECONDS));
            Status end = status.get(SECONDS, TimeUnit.SECONDS);
            assertEquals(Status.Code.UNAVAILABLE, end.getCode());
            assertEquals("restarting: reconnect at once", end.getDescription());
        } finally {
            channel.shutdownNow();
        }
    }

    /** A device that has said hello and been welcomed. */
    private static final class Connected implements LinkEvents<ServerFrame> {
        private final CompletableFuture<ServerFrame> first = new CompletableFuture<>();
        private final CompletableFuture<LinkEnd> end = new CompletableFuture<>();
        private final CompletableFuture<Void> opened = new CompletableFuture<>();

        static Connected to(IngestEndpoint endpoint, String athlete) throws Exception {
            Connected connected = new Connected();
            world.vertx().getOrCreateContext().runOnContext(ignored -> {
                var link = endpoint.open(Tokens.token(athlete, "athlete"), connected);
                connected.opened.thenRun(() -> link.send(ClientFrame.newBuilder()
                        .setHello(Hello.newBuilder()
                                .setSessionId(UUID.randomUUID().toString()))
                        .build()));
            });
            assertTrue(connected.first.get(SECONDS, TimeUnit.SECONDS).hasWelcome());
            return connected;
        }

        static boolean welcomed(IngestEndpoint endpoint, String athlete) {
            try {
                to(endpoint, athlete);
                return true;
            } catch (Exception notYet) {
                return false;
            }
        }

        LinkEnd end() throws Exception {
            return end.get(SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void opened() {
            opened.complete(null);
        }

        @Override
        public void frame(ServerFrame frame) {
            first.complete(frame);
        }

        @Override
        public void writable() {}

        @Override
        public void closed(LinkEnd how) {
            end.complete(how);
            first.completeExceptionally(new IllegalStateException(how.toString()));
        }
    }

    private record CloseListener(CompletableFuture<Integer> closed) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable cut) {
            closed.complete(LinkEnd.ABNORMAL);
        }
    }

    private static final class Frames implements StreamObserver<io.fitconnect.proto.live.v1.ServerFrame> {
        private final CompletableFuture<Object> first = new CompletableFuture<>();
        private final CompletableFuture<Status> status;

        Frames(CompletableFuture<Status> status) {
            this.status = status;
        }

        @Override
        public void onNext(io.fitconnect.proto.live.v1.ServerFrame frame) {
            first.complete(frame);
        }

        @Override
        public void onError(Throwable failure) {
            status.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            status.complete(Status.OK);
        }
    }
}
