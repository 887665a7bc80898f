package io.fitconnect.analytics.workouts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.fitconnect.analytics.samples.SampleView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Samples as lines of JSON, many to a write.
 *
 * <p>Each write gets a turn of the event loop to itself: with a reader as fast as Cassandra the loop would else not come
 * back to its other connections before the session's end.
 */
@ApplicationScoped
class SampleLines {
    private static final int LINES_A_WRITE = 200;
    private static final int BYTES_A_LINE = 128;

    private final Vertx vertx;
    private final ObjectWriter json;

    SampleLines(Vertx vertx, ObjectMapper json) {
        this.vertx = vertx;
        // Between lines only: the response adds the newline after each write.
        this.json = json.writerFor(SampleView.class).withRootValueSeparator("\n");
    }

    /** Takes samples only as the writes before them are done. */
    Multi<byte[]> of(Multi<SampleView> samples) {
        Context loop = vertx.getOrCreateContext();
        return samples.group()
                .intoLists()
                .of(LINES_A_WRITE)
                .onItem()
                .transformToUniAndConcatenate(lines -> Uni.createFrom()
                        .item(lines)
                        .emitOn(task -> loop.runOnContext(turn -> task.run()))
                        .map(this::encode));
    }

    private byte[] encode(List<SampleView> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(lines.size() * BYTES_A_LINE);
        try (SequenceWriter writer = json.writeValues(bytes)) {
            writer.writeAll(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
