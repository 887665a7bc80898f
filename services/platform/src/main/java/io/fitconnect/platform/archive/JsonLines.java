package io.fitconnect.platform.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values as lines of JSON, many to a write; each write gets a turn of the event loop, so that others get theirs. */
@ApplicationScoped
public class JsonLines {
    private static final int LINES_A_WRITE = 200;
    private static final int BYTES_A_LINE = 128;

    private final Vertx vertx;
    private final ObjectMapper json;

    JsonLines(Vertx vertx, ObjectMapper json) {
        this.vertx = vertx;
        this.json = json;
    }

    /** A line for each value, each with its line feed; takes values only as the writes before them are done. */
    public Multi<byte[]> of(Multi<?> values) {
        return Multi.createFrom().deferred(() -> {
            Context loop = vertx.getOrCreateContext();
            return values.group()
                    .intoLists()
                    .of(LINES_A_WRITE)
                    .onItem()
                    .transformToUniAndConcatenate(lines -> Uni.createFrom()
                            .item(lines)
                            .emitOn(task -> loop.runOnContext(turn -> task.run()))
                            .map(this::encode));
        });
    }

    private byte[] encode(List<?> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(values.size() * BYTES_A_LINE);
        for (Object value : values) {
            bytes.writeBytes(line(value).getBytes(StandardCharsets.UTF_8));
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private String line(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
