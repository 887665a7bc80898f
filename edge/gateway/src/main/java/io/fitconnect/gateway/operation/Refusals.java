package io.fitconnect.gateway.operation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Samples that were refused in the last 5 minutes, counted by code, and the newest of them. Without what was in them. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final long WINDOW_MS = Duration.ofMinutes(5).toMillis();
    private static final long SLOT_MS = Duration.ofSeconds(10).toMillis();
    private static final int NEWEST = 20;

    private final Clock clock;
    private final TreeMap<Long, Map<String, Integer>> slots = new TreeMap<>();
    private final Deque<RefusedSample> newest = new ArrayDeque<>();

    Refusals() {
        this(Clock.systemUTC());
    }

    Refusals(Clock clock) {
        this.clock = clock;
    }

    @Incoming("gateway-refused")
    void take(ConsumerRecords<String, byte[]> records) {
        records.forEach(this::read);
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() != null) {
                take(RefusedSample.parseFrom(record.value()));
            }
        } catch (InvalidProtocolBufferException unreadable) {
            LOG.warn("a record of telemetry.refused.v1 cannot be read");
        }
    }

    synchronized void take(RefusedSample refused) {
        slots.computeIfAbsent(refused.getReceivedMs() / SLOT_MS, slot -> new HashMap<>())
                .merge(refused.getCode(), 1, Integer::sum);
        forgetOld();
        newest.addFirst(refused.toBuilder().clearPayload().build());
        if (newest.size() > NEWEST) {
            newest.removeLast();
        }
    }

    /** By code, over the last 5 minutes, to 10 s. */
    public synchronized Map<String, Integer> counts() {
        forgetOld();
        Map<String, Integer> counts = new TreeMap<>();
        slots.values().forEach(slot -> slot.forEach((code, count) -> counts.merge(code, count, Integer::sum)));
        return counts;
    }

    /** At most {@value #NEWEST}, the newest first. */
    public synchronized List<RefusedSample> newest() {
        return List.copyOf(newest);
    }

    private void forgetOld() {
        slots.headMap((clock.millis() - WINDOW_MS) / SLOT_MS).clear();
    }
}
