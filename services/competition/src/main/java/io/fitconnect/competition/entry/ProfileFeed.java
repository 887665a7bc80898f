package io.fitconnect.competition.entry;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.competition.CompetitionRelay;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes profiles from {@code athlete.profiles.v1} into this service's own table. */
@ApplicationScoped
public class ProfileFeed {
    private static final Logger LOG = Logger.getLogger(ProfileFeed.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final ProfileTable profiles;
    private final CompetitionRelay relay;
    private final Counter unreadable;

    ProfileFeed(ProfileTable profiles, CompetitionRelay relay, MeterRegistry metrics) {
        this.profiles = profiles;
        this.relay = relay;
        this.unreadable = metrics.counter("fitconnect_competition_unreadable", "topic", "athlete.profiles.v1");
    }

    /** One after the other, as long as it takes; the batch's offsets are committed after it is written. */
    @Incoming("competition-profiles")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(this::take)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return Uni.createFrom()
                .deferred(() -> write(record))
                .onFailure()
                .invoke(e -> LOG.warnf("profiles wait: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .indefinitely();
    }

    private Uni<Void> write(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || !AthleteId.isValid(record.key())) {
            return unreadable(record);
        }
        AthleteId athlete = new AthleteId(record.key());
        if (record.value() == null) {
            return profiles.forget(athlete);
        }
        try {
            Profile profile = Profile.parseFrom(record.value());
            if (profile.getErasedMs() > 0) {
                return profiles.erase(athlete, Instant.now().toEpochMilli()).invoke(relay::wake);
            }
            return profiles.put(known(athlete, profile));
        } catch (InvalidProtocolBufferException e) {
            return unreadable(record);
        }
    }

    /** What no retry can read would hold everything behind it up for ever: it is told and passed over. */
    private Uni<Void> unreadable(ConsumerRecord<String, byte[]> record) {
        unreadable.increment();
        LOG.errorf(
                "unreadable record: topic=%s partition=%d offset=%d",
                record.topic(), record.partition(), record.offset());
        return Uni.createFrom().voidItem();
    }

    private static KnownProfile known(AthleteId athlete, Profile it) {
        return new KnownProfile(
                athlete,
                orNull(it.getBirthYear()),
                switch (it.getSex()) {
                    case SEX_FEMALE -> "female";
                    case SEX_MALE -> "male";
                    case SEX_UNSPECIFIED, UNRECOGNIZED -> null;
                },
                orNull(it.getWeightKg()),
                orNull(it.getFtpW()),
                orNull(it.getHrMax()),
                orNull(it.getHrRest()),
                it.getUpdatedMs());
    }

    private static @Nullable Integer orNull(int value) {
        return value == 0 ? null : (Integer) value;
    }

    private static @Nullable Double orNull(double value) {
        return value == 0 ? null : (Double) value;
    }
}
