package io.fitconnect.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Redis with an append-only file. */
record Redis(DataDir data, int port, Durability durability) implements Daemon {
    private static final int PROBE_MILLIS = 2_000;

    @Override
    public String name() {
        return Service.REDIS.title();
    }

    @Override
    public Launch launch() throws IOException {
        Path home = data.home(name());
        Files.createDirectories(home);
        Path file = home.resolve("redis.conf");
        // The title of the process must stay as it was started, or a left-over could not be told from a stranger.
        Files.writeString(file, """
                bind 127.0.0.1
                port %d
                dir "%s"
                save ""
                appendonly yes
                appendfsync %s
                set-proc-title no
                databases 1
                loglevel notice
                """.formatted(port, home, durability == Durability.POWER_LOSS ? "everysec" : "no"));
        return new Launch(List.of(Binaries.redis().toString(), file.toString()), Map.of(), "TERM", file.toString());
    }

    @Override
    public void probe() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_MILLIS);
            socket.setSoTimeout(PROBE_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII);
            if (!answer.equals("+PONG\r\n")) {
                throw new IOException("Redis answers PING with " + answer.strip());
            }
        }
    }
}
