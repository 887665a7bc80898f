package io.fitconnect.streams.topology.session;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Every batch of a session that brought something new, in order of arrival: key {@code athleteId|sessionId|offset},
 * the offset as 8 bytes, big-endian. Appending a record again (after a crash) writes the same entry.
 */
final class SessionLog {
    private final KeyValueStore<Bytes, byte[]> store;

    SessionLog(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void append(SessionId id, long offset, SampleBatch batch) {
        store.put(key(id, offset), batch.toByteArray());
    }

    /** Hands out the batches in order of arrival. */
    void read(SessionId id, Consumer<SampleBatch> reader) {
        try (var entries = store.range(key(id, 0), key(id, Long.MAX_VALUE))) {
            while (entries.hasNext()) {
                reader.accept(SampleBatch.parseFrom(entries.next().value));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the session log holds something that is no batch", e);
        }
    }

    void delete(SessionId id) {
        List<Bytes> keys = new ArrayList<>();
        try (var entries = store.range(key(id, 0), key(id, Long.MAX_VALUE))) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
    }

    private static Bytes key(SessionId id, long offset) {
        byte[] prefix = (id.key() + "|").getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(offset)
                .array());
    }
}
