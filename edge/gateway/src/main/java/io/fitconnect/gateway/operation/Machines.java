package io.fitconnect.gateway.operation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.equipment.v1.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Every machine's usage as {@code equipment.usage.v1} has it, read from its beginning by each gateway. Of more than
 * {@value #MOST} machines those that changed longest ago are forgotten.
 */
@ApplicationScoped
public class Machines {
    private static final Logger LOG = Logger.getLogger(Machines.class);
    private static final int MOST = 10_000;

    // The one that changed longest ago comes first.
    private final Map<String, Usage> byDevice = new LinkedHashMap<>();

    @Incoming("gateway-equipment")
    synchronized void take(ConsumerRecords<String, byte[]> records) {
        records.forEach(this::take);
        var oldest = byDevice.keySet().iterator();
        while (byDevice.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        byDevice.remove(record.key());
        if (record.value() != null) {
            try {
                byDevice.put(record.key(), Usage.parseFrom(record.value()));
            } catch (InvalidProtocolBufferException unreadable) {
                LOG.warn("a record of equipment.usage.v1 cannot be read");
            }
        }
    }

    /** Those in use first, then by when they were heard of last. */
    public synchronized List<Usage> newest(int limit) {
        return byDevice.values().stream()
                .sorted(Comparator.comparing(Usage::getInUse)
                        .thenComparing(Usage::getLastSeenMs)
                        .reversed())
                .limit(limit)
                .toList();
    }
}
