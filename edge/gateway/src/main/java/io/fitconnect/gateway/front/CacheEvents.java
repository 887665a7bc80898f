package io.fitconnect.gateway.front;

import io.fitconnect.gateway.cache.ResponseCache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Makes answers old that were changed past this gateway: by the topics that tell of every change. */
@ApplicationScoped
class CacheEvents {
    private final ResponseCache cache;

    CacheEvents(ResponseCache cache) {
        this.cache = cache;
    }

    @Incoming("gateway-classes")
    Uni<Void> classes(ConsumerRecords<String, byte[]> records) {
        return outdate(records, key -> Stream.of("classes", "class:" + key));
    }

    /** Keyed by class and athlete, or by class: the free places have changed. */
    @Incoming("gateway-bookings")
    Uni<Void> bookings(ConsumerRecords<String, byte[]> records) {
        return outdate(records, key -> Stream.of("classes", "class:" + key.split("\\|", 2)[0]));
    }

    @Incoming("gateway-profiles")
    Uni<Void> profiles(ConsumerRecords<String, byte[]> records) {
        return outdate(records, key -> Stream.of("athlete:" + key));
    }

    @Incoming("gateway-workouts")
    Uni<Void> workouts(ConsumerRecords<String, byte[]> records) {
        return outdate(records, key -> Stream.of("workouts:" + key));
    }

    private Uni<Void> outdate(ConsumerRecords<String, byte[]> records, Function<String, Stream<String>> tags) {
        List<String> outdated = StreamSupport.stream(records.spliterator(), false)
                .map(ConsumerRecord::key)
                .filter(key -> key != null)
                .flatMap(tags)
                .distinct()
                .toList();
        return cache.invalidate(outdated);
    }
}
