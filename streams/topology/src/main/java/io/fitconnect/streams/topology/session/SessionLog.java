package io.fitconnect.streams.topology.session;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Every batch of a session that brought something new, in order of arrival: key {@code athleteId|sessionId|offset}, the
 * offset as 8 bytes, big-endian. Batches between two commits share the entry of the first, up to 4 KB: encoded messages
 * one behind the other are one message with all their samples. So an entry is written once a session and commit, not
 * once a batch.
 *
 * <p>What is gathered must be {@linkplain #flush() written} before each commit. A record that is processed again (after
 * a crash) brings nothing new if its entry was written, and so writes none.
 */
final class SessionLog {
    private static final int SHARED_BYTES = 4 * 1024;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<SessionId, Gathered> gathered = new HashMap<>();

    SessionLog(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Appends a batch as it came; offset is that of its record. */
    void append(SessionId id, long offset, byte[] batch) {
        Gathered entry = gathered.get(id);
        if (entry == null) {
            gathered.put(id, new Gathered(offset, batch));
        } else if (entry.size + batch.length <= SHARED_BYTES) {
            entry.append(batch);
        } else {
            write(id, entry);
            gathered.put(id, new Gathered(offset, batch));
        }
    }

    /** Writes what is gathered. */
    void flush() {
        gathered.forEach(this::write);
        gathered.clear();
    }

    /** Hands out the batches in order of arrival. */
    void read(SessionId id, Consumer<SampleBatch> reader) {
        flush(id);
        try (var entries = store.range(key(id, 0), key(id, Long.MAX_VALUE))) {
            while (entries.hasNext()) {
                reader.accept(SampleBatch.parseFrom(entries.next().value));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the session log holds something that is no batch", e);
        }
    }

    void delete(SessionId id) {
        flush(id);
        List<Bytes> keys = new ArrayList<>();
        try (var entries = store.range(key(id, 0), key(id, Long.MAX_VALUE))) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
    }

    private void flush(SessionId id) {
        Gathered entry = gathered.remove(id);
        if (entry != null) {
            write(id, entry);
        }
    }

    private void write(SessionId id, Gathered entry) {
        store.put(key(id, entry.offset), entry.bytes());
    }

    private static Bytes key(SessionId id, long offset) {
        byte[] prefix = (id.key() + "|").getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(offset)
                .array());
    }

    /** The entry that a session's next batches join. */
    private static final class Gathered {
        private final long offset;
        private byte[] bytes;
        private int size;

        Gathered(long offset, byte[] first) {
            this.offset = offset;
            this.bytes = first;
            this.size = first.length;
        }

        void append(byte[] batch) {
            if (size + batch.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + batch.length));
            }
            System.arraycopy(batch, 0, bytes, size, batch.length);
            size += batch.length;
        }

        byte[] bytes() {
            return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        }
    }
}
