package io.fitconnect.streams.topology.session;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Classes as one task sees them: asked for at every batch, read from the global store only when one has changed. */
final class Plans {
    private static final int BOUND = 1_000;

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final ClassChanges changes;
    private final Map<String, Optional<TrainingClass>> known = new HashMap<>();
    private long knownChanges = -1;

    Plans(ReadOnlyKeyValueStore<String, byte[]> store, ClassChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    @Nullable TrainingClass get(String classId) {
        if (classId.isEmpty()) {
            return null;
        }
        long now = changes.count();
        if (now != knownChanges || known.size() >= BOUND) {
            known.clear();
            knownChanges = now;
        }
        return known.computeIfAbsent(classId, id -> Optional.ofNullable(read(id)))
                .orElse(null);
    }

    private @Nullable TrainingClass read(String classId) {
        byte[] bytes = store.get(classId);
        try {
            return bytes == null ? null : TrainingClass.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("the store of classes holds something that is no class", e);
        }
    }
}
