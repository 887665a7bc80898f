package io.fitconnect.gateway.calls;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Ids of classes whose plan, state or bookings have changed, as every gateway hears of them. */
@ApplicationScoped
class ClassChanges {
    private final BroadcastProcessor<String> changed = BroadcastProcessor.create();

    /** Keyed by class, or by class and athlete. */
    @Incoming("gateway-class-changes")
    void take(ConsumerRecords<String, byte[]> records) {
        StreamSupport.stream(records.spliterator(), false)
                .map(ConsumerRecord::key)
                .filter(Objects::nonNull)
                .map(key -> key.split("\\|", 2)[0])
                .distinct()
                .forEach(changed::onNext);
    }

    /** From now on; whoever does not keep up has to say what then. */
    Multi<String> all() {
        return changed;
    }
}
