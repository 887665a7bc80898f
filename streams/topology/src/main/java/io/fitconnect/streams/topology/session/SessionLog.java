package io.fitconnect.streams.topology.session;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Every batch of a session that brought something new, in order of arrival: key {@code athleteId|sessionId|offset}, the
 * offset as 8 bytes, big-endian. Batches that follow within a second share the entry of the first: encoded messages one
 * behind the other are one message with all their samples. So a backlog costs an entry a second, not one a batch.
 *
 * <p>A record that is processed again (after a crash) brings nothing new if its entry was written, and so writes none.
 */
final class SessionLog {
    private static final long SHARED_FOR_MS = 1_000;
    private static final int SHARED_BYTES = 4 * 1024;

    private final KeyValueStore<Bytes, byte[]> store;

    /** A session's newest entry, which still takes batches. */
    record Entry(Bytes key, byte[] value, long begunMs) {}

    SessionLog(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Appends to the session's newest entry, or to a new one, and returns it. */
    Entry append(SessionId id, @Nullable Entry newest, long offset, SampleBatch batch, long nowMs) {
        Entry entry = newest == null || isFull(newest, nowMs)
                ? new Entry(key(id, offset), batch.toByteArray(), nowMs)
                : new Entry(newest.key(), joined(newest.value(), batch), newest.begunMs());
        store.put(entry.key(), entry.value());
        return entry;
    }

    private static boolean isFull(Entry entry, long nowMs) {
        return nowMs - entry.begunMs() >= SHARED_FOR_MS || entry.value().length >= SHARED_BYTES;
    }

    private static byte[] joined(byte[] value, SampleBatch batch) {
        byte[] more = batch.toByteArray();
        byte[] joined = Arrays.copyOf(value, value.length + more.length);
        System.arraycopy(more, 0, joined, value.length, more.length);
        return joined;
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
