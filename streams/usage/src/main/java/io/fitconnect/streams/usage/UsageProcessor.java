package io.fitconnect.streams.usage;

import io.fitconnect.proto.internal.equipment.v1.Activity;
import io.fitconnect.proto.internal.equipment.v1.Usage;
import io.fitconnect.proto.internal.equipment.v1.UsageState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps what was done on each machine and says so once a tick, and when a machine falls silent. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
final class UsageProcessor implements Processor<String, Activity, String, Usage> {

    private final UsageConfig config;
    private final UsageMetrics metrics;
    private final DeviceUsage devices;
    private ProcessorContext<String, Usage> context;
    private KeyValueStore<String, UsageState> store;

    /** Machines to send at the next tick; at most all there are. */
    private Set<String> changed;

    /** Machines in use and until when, if nothing more is heard. */
    private Map<String, Long> busyUntilMs;

    /** The next machine to send again after a start, empty: the first; null: all have been sent. */
    private @Nullable String resend;

    UsageProcessor(UsageConfig config, UsageMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
        this.devices = new DeviceUsage(config);
    }

    @Override
    public void init(ProcessorContext<String, Usage> context) {
        this.context = context;
        store = context.getStateStore(UsageTopology.STORE);
        changed = new LinkedHashSet<>();
        busyUntilMs = new HashMap<>();
        resend = "";
        context.schedule(config.tick(), PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<String, Activity> record) {
        String device = record.key();
        if (device == null || device.isEmpty() || record.value() == null) {
            metrics.malformed.increment();
            return;
        }
        UsageState held = state(device);
        UsageState next = devices.apply(held, record.value());
        if (next.equals(held)) {
            metrics.unchanged.increment();
            return;
        }
        metrics.applied.increment();
        store.put(device, next);
        changed.add(device);
    }

    private void tick(long nowMs) {
        resend();
        List<String> silent = busyUntilMs.entrySet().stream()
                .filter(entry -> entry.getValue() < nowMs)
                .map(Map.Entry::getKey)
                .toList();
        changed.addAll(silent);
        changed.forEach(device -> send(device, nowMs));
        changed.clear();
    }

    private void send(String device, long nowMs) {
        UsageState state = state(device);
        long busyMs = devices.busyUntilMs(state);
        if (busyMs >= nowMs) {
            busyUntilMs.put(device, busyMs);
        } else {
            busyUntilMs.remove(device);
        }
        context.forward(new Record<>(device, devices.usage(state, nowMs), nowMs), UsageTopology.SINK);
    }

    /** What waited for a tick when the last owner of this task died is not in Kafka; nor is who fell silent since. */
    private void resend() {
        if (resend == null) {
            return;
        }
        int left = config.stepDevices();
        try (KeyValueIterator<String, UsageState> all = store.range(resend.isEmpty() ? null : resend, null)) {
            while (all.hasNext() && left-- > 0) {
                KeyValue<String, UsageState> entry = all.next();
                changed.add(entry.key);
            }
            resend = all.hasNext() ? all.peekNextKey() : null;
        }
    }

    private UsageState state(String device) {
        UsageState state = store.get(device);
        return state == null ? UsageState.getDefaultInstance() : state;
    }
}
