package io.fitconnect.live.it;

import com.google.protobuf.util.JsonFormat;
import io.fitconnect.live.window.Held;
import io.fitconnect.proto.live.v1.ServerFrame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Reads server-sent events as a browser's EventSource does. */
final class EventClient implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;
    private final Set<String> names = new LinkedHashSet<>();
    private String lastId = "";

    EventClient(URI base, String path, String lastEventId) throws IOException {
        connection = (HttpURLConnection) URI.create("http://" + base.getHost() + ":" + base.getPort() + path)
                .toURL()
                .openConnection();
        connection.setReadTimeout(10_000);
        if (!lastEventId.isEmpty()) {
            connection.setRequestProperty("Last-Event-ID", lastEventId);
        }
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        if (!"text/event-stream".equals(connection.getContentType())) {
            throw new AssertionError(connection.getContentType());
        }
    }

    ServerFrame next() throws IOException {
        ServerFrame.Builder frame = ServerFrame.newBuilder();
        boolean data = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                names.add(line.substring(7));
            } else if (line.startsWith("data: ")) {
                JsonFormat.parser().merge(line.substring(6), frame);
                data = true;
            } else if (line.isEmpty() && data) {
                return frame.build();
            }
        }
        throw new AssertionError("the stream ended");
    }

    Held until(Held held, Predicate<Held> wished) throws IOException {
        while (!wished.test(held)) {
            held.apply(next());
        }
        return held;
    }

    String lastId() {
        return lastId;
    }

    Set<String> names() {
        return names;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
