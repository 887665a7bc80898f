package io.fitconnect.training.load;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.training.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes sex and FTP from {@code athlete.profiles.v1}; an erasure, as a tombstone, means that the athlete is gone. */
@ApplicationScoped
public class ProfileFeed {
    private final Feed feed;
    private final AthleteTable athletes;

    ProfileFeed(Feed feed, AthleteTable athletes) {
        this.feed = feed;
        this.athletes = athletes;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("training-profiles")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        Map<String, ConsumerRecord<String, byte[]>> newest = new LinkedHashMap<>();
        batch.forEach(record -> newest.put(record.key(), record));
        return feed.writeAll(newest.values(), this::write);
    }

    private Uni<Void> change(Profile profile) {
        return profile.getErasedMs() > 0 ? athletes.erase(profile.getAthleteId()) : athletes.put(profile);
    }

    private Uni<Void> write(ConsumerRecord<String, byte[]> record) {
        return record.value() == null
                ? athletes.forget(record.key())
                : feed.read(record, Profile.parser())
                        .map(this::change)
                        .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
