package io.fitconnect.streams.topology.session;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Classes as one task sees them: read from the global store at every batch, parsed only when they have changed. */
final class Plans {
    private static final int BOUND = 1_000;

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final Map<String, Parsed> parsed = new HashMap<>();

    private record Parsed(byte[] from, TrainingClass training) {}

    Plans(ReadOnlyKeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Nullable TrainingClass get(String classId) {
        byte[] bytes = classId.isEmpty() ? null : store.get(classId);
        if (bytes == null) {
            return null;
        }
        Parsed known = parsed.get(classId);
        if (known == null || !Arrays.equals(known.from(), bytes)) {
            if (parsed.size() >= BOUND) {
                parsed.clear();
            }
            known = new Parsed(bytes, parse(bytes));
            parsed.put(classId, known);
        }
        return known.training();
    }

    private static TrainingClass parse(byte[] bytes) {
        try {
            return TrainingClass.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("the store of classes holds something that is no class", e);
        }
    }
}
