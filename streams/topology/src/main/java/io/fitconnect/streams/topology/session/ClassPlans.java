package io.fitconnect.streams.topology.session;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps every class as it came in the global store, for every task of this process to look up. */
public final class ClassPlans implements Processor<String, byte[], Void, Void> {
    public static final String STORE = "class-plans";

    private final ClassChanges changes;
    private @Nullable KeyValueStore<String, byte[]> store;

    /** A keeper that tells of every change. */
    public ClassPlans(ClassChanges changes) {
        this.changes = changes;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (store == null) {
            throw new IllegalStateException("not initialized");
        }
        store.put(record.key(), record.value());
        changes.changed();
    }
}
