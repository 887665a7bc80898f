package io.fitconnect.live.it;

import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A viewer over a bare socket that reads only when it is told to. */
final class DeafClient implements AutoCloseable {
    private final Socket socket = new Socket();

    DeafClient(URI base, Subscribe.Builder wish) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        String request = """
                GET /live/v1 HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: fitconnect.live.v1.proto\r
                \r
                """;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += (char) socket.getInputStream().read();
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new AssertionError(head);
        }
        byte[] frame = ClientFrame.newBuilder().setSubscribe(wish).build().toByteArray();
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeByte(0x82);
        out.writeByte(0x80 | frame.length); // short enough; masked with zeros
        out.writeInt(0);
        out.write(frame);
        out.flush();
    }

    /** Reads everything that comes until nothing does for a second; answers how many bytes it was. */
    long readAll() throws IOException {
        socket.setSoTimeout(1_000);
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[65_536];
        long bytes = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
            return -1;
        } catch (java.net.SocketTimeoutException quiet) {
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
