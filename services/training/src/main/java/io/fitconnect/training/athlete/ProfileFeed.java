package io.fitconnect.training.athlete;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.training.ClassErasure;
import io.fitconnect.training.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes sex, FTP, consent and erasures from {@code athlete.profiles.v1}. */
@ApplicationScoped
public class ProfileFeed {
    private final Feed feed;
    private final AthleteTable athletes;
    private final ErasureTable erasures;
    private final ClassErasure classes;

    ProfileFeed(Feed feed, AthleteTable athletes, ErasureTable erasures, ClassErasure classes) {
        this.feed = feed;
        this.athletes = athletes;
        this.erasures = erasures;
        this.classes = classes;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("training-profiles")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        Map<String, Profile> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            // Without a profile anew: defaults apply, and nobody said anything about coaches.
            Profile profile = record.value() == null
                    ? Profile.newBuilder()
                            .setAthleteId(record.key())
                            .setUpdatedMs(record.timestamp())
                            .build()
                    : feed.read(record, Profile.parser()).orElse(Profile.getDefaultInstance());
            if (AthleteId.isValid(profile.getAthleteId())) {
                newest.put(profile.getAthleteId(), profile);
            }
        }
        return feed.writeAll(newest.values(), this::write);
    }

    private Uni<Void> write(Profile it) {
        long nowMs = Instant.now().toEpochMilli();
        // Classes first: what is told last is that all is done.
        return it.getErasedMs() == 0
                ? athletes.put(it)
                : classes.erase(new AthleteId(it.getAthleteId()), nowMs)
                        .chain(() -> erasures.erase(it.getAthleteId(), nowMs))
                        .invoke(classes::wake);
    }
}
