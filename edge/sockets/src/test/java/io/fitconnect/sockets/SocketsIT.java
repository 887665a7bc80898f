package io.fitconnect.sockets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketsIT {

    @Test
    void messagesOfEverySizeComeBack() throws Exception {
        try (EchoServer server = EchoServer.echoing()) {
            Client json = Client.to(server);
            for (int size : new int[] {0, 1, 125, 126, 65_535, 65_536, EchoServer.MAX_MESSAGE}) {
                json.socket.sendText("x".repeat(size), true).join();
                assertEquals("x".repeat(size), json.text());
            }
            Client proto = new Client(server.port(), "/echo", b -> b.subprotocols("echo.proto"));
            proto.socket.sendBinary(ByteBuffer.wrap(new byte[] {1, -1}), true).join();
            assertArrayEquals(new byte[] {1, -1}, proto.binaries.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aCharacterSplitOverFragmentsComesBackWhole() throws Exception {
        try (EchoServer server = EchoServer.echoing()) {
            Client client = Client.to(server);
            client.socket.sendText("h\u20ac", false).join();
            client.socket.sendText("\u00e9llo", true).join();
            assertEquals("h\u20ac\u00e9llo", client.text());
        }
    }

    @Test
    void theFirstSpokenSubprotocolOfTheOfferIsTaken() {
        try (EchoServer server = EchoServer.echoing()) {
            Client client = new Client(server.port(), "/echo", b -> b.subprotocols("other", "echo.json"));
            assertEquals("echo.json", client.socket.getSubprotocol());
            CompletionException refused = assertThrows(
                    CompletionException.class, () -> new Client(server.port(), "/echo", b -> b.subprotocols("other")));
            WebSocketHandshakeException why = assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
            assertEquals(400, why.getResponse().statusCode());
        }
    }

    @Test
    void identityComesFromTokenOrTicketAndWrongOnesAreClosedWith4401() throws Exception {
        BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
        try (EchoServer server = new EchoServer(ConnectionLimit.of(10), socket -> {
            opened.add(socket);
            return EchoServer.echo(socket);
        })) {
            Client.to(server);
            assertNull(opened.take().identity());
            new Client(server.port(), "/echo", b -> b.header("Authorization", "Bearer good"));
            assertTrue(opened.take().identity().has("athlete"));
            new Client(server.port(), "/echo?ticket=good", b -> b);
            assertEquals("sub-1", opened.take().identity().subject());
            assertEquals(4401, new Client(server.port(), "/echo?ticket=spent", b -> b).closeCode());
            assertEquals(
                    4401, new Client(server.port(), "/echo", b -> b.header("Authorization", "Bearer bad")).closeCode());
        }
    }

    @Test
    void aboveTheLimitConnectionsAreClosedWith4429AndAPlaceGivenBackIsTakenAgain() throws Exception {
        ConnectionLimit limit = ConnectionLimit.of(1);
        try (EchoServer server = new EchoServer(limit, EchoServer::echo)) {
            Client first = Client.to(server);
            assertEquals(4429, Client.to(server).closeCode());
            first.socket.sendClose(1000, "").join();
            assertEquals(1000, first.closeCode());
            await(() -> limit.open() == 0);
            Client third = Client.to(server);
            third.socket.sendText("still here", true).join();
            assertEquals("still here", third.text());
        }
    }

    @Test
    void aPausedSocketGetsNothingUntilResumed() throws Exception {
        BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
        BlockingQueue<String> got = new LinkedBlockingQueue<>();
        try (EchoServer server = new EchoServer(ConnectionLimit.of(10), socket -> {
            opened.add(socket);
            return new SocketHandler() {
                @Override
                public void message(ByteBuf message) {
                    got.add(message.toString(StandardCharsets.UTF_8));
                    socket.pause();
                }
            };
        })) {
            Client client = Client.to(server);
            for (int i = 0; i < 3; i++) {
                client.socket.sendText("m" + i, true).join();
            }
            Socket socket = opened.take();
            for (int i = 0; i < 3; i++) {
                assertEquals("m" + i, got.poll(10, TimeUnit.SECONDS));
                assertNull(got.poll(100, TimeUnit.MILLISECONDS), "a paused socket delivered");
                socket.resume();
            }
        }
    }

    @Test
    void aSocketThatDidNotTakeTheLastFrameIsNotWritableUntilItHas() throws Exception {
        BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
        BlockingQueue<Boolean> drained = new LinkedBlockingQueue<>();
        try (EchoServer server = new EchoServer(ConnectionLimit.of(10), socket -> {
                    opened.add(socket);
                    return tellingOfDrains(socket, drained);
                });
                java.net.Socket deaf = new java.net.Socket("127.0.0.1", server.port())) {
            deaf.getOutputStream().write(OPENING.getBytes(StandardCharsets.US_ASCII));
            Socket socket = opened.take();
            ByteBuf shared = Frames.text("z".repeat(10_000));
            await(() -> {
                if (socket.writable()) {
                    socket.send(shared.retainedDuplicate());
                }
                return !socket.writable();
            });
            shared.release();
            for (int i = 0; i < 2_000 && drained.isEmpty(); i++) {
                deaf.getInputStream().skipNBytes(deaf.getInputStream().available());
                Thread.sleep(5);
            }
            assertEquals(true, drained.poll());
        }
    }

    @Test
    void anOfferedFrameArrivesWholeOrNotAtAllAndAtMostOneWaits() throws Exception {
        BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
        BlockingQueue<Boolean> drained = new LinkedBlockingQueue<>();
        try (EchoServer server = new EchoServer(ConnectionLimit.of(10), socket -> {
                    opened.add(socket);
                    return tellingOfDrains(socket, drained);
                });
                java.net.Socket deaf = new java.net.Socket("127.0.0.1", server.port())) {
            deaf.setSoTimeout(10_000);
            deaf.getOutputStream().write(OPENING.getBytes(StandardCharsets.US_ASCII));
            Socket socket = opened.take();
            ByteBuf shared = Frames.text("z".repeat(10_000));
            int taken = 0;
            while (socket.writable()) {
                taken += socket.eventLoop().submit(() -> socket.offer(shared)).get() ? 1 : 0;
            }
            assertTrue(shared.refCnt() <= 2, "nobody holds it but the caller and a rest that waits");
            assertTrue(server.sockets.longestQueueBytes() < 10_500, "one frame waits at most");

            var in = new java.io.DataInputStream(new java.io.BufferedInputStream(deaf.getInputStream()));
            for (int ends = 0; ends < 4; ) { // the handshake's answer ends in \r\n\r\n
                int next = in.readUnsignedByte();
                ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
            }
            for (int whole = 0; whole < taken; ) {
                int opcode = in.readUnsignedByte() & 0xF;
                int length = in.readUnsignedByte();
                in.skipNBytes(length == 126 ? in.readUnsignedShort() : length);
                whole += opcode == 1 ? 1 : 0;
            }
            assertEquals(true, drained.poll(10, TimeUnit.SECONDS));
            shared.release();
        }
    }

    @Test
    void aPeerThatNeverReadsIsCutOffAtTheQueuesBound() throws Exception {
        BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
        try (EchoServer server = new EchoServer(ConnectionLimit.of(10), socket -> {
                    opened.add(socket);
                    return EchoServer.echo(socket);
                });
                java.net.Socket deaf = new java.net.Socket("127.0.0.1", server.port())) {
            deaf.getOutputStream().write(OPENING.getBytes(StandardCharsets.US_ASCII));
            Socket socket = opened.take();
            ByteBuf shared = Frames.text("y".repeat(1 << 20));
            for (int i = 0; i < 64 && socket.open(); i++) {
                socket.send(shared.retainedDuplicate());
            }
            await(() -> !socket.open() && shared.refCnt() == 1);
            shared.release();
        }
    }

    @Test
    void aShutdownAsksClientsToReconnect() throws Exception {
        try (EchoServer server = EchoServer.echoing()) {
            Client client = Client.to(server);
            client.socket.sendText("a", true).join();
            client.text();
            server.sockets.stop(new io.quarkus.runtime.ShutdownDelayInitiatedEvent());
            assertEquals(1012, client.closeCode());
            // who comes now is told the same
            assertEquals(1012, Client.to(server).closeCode());
        }
    }

    private static final String OPENING = """
            GET /echo HTTP/1.1\r
            Host: x\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    private static SocketHandler tellingOfDrains(Socket socket, BlockingQueue<Boolean> drained) {
        return new SocketHandler() {
            @Override
            public void message(ByteBuf message) {}

            @Override
            public void drained() {
                drained.add(socket.writable());
            }
        };
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertTrue(condition.getAsBoolean());
    }
}
