package io.fitconnect.analytics.athletes;

import io.fitconnect.analytics.cassandra.Feed;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes from {@code athlete.profiles.v1} who lets coaches read, and whose history is to be deleted. */
@ApplicationScoped
public class ProfileFeed {
    private static final Logger LOG = Logger.getLogger(ProfileFeed.class);
    private static final int PROFILES_IN_FLIGHT = 64;

    private final Feed feed;
    private final ConsentTable consents;
    private final Erasure erasure;

    ProfileFeed(Feed feed, ConsentTable consents, Erasure erasure) {
        this.feed = feed;
        this.consents = consents;
        this.erasure = erasure;
    }

    /** One batch at a time; its offsets are committed after it is done. */
    @Incoming("analytics-profiles")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return feed.write(batch, Profile.parser(), PROFILES_IN_FLIGHT, this::changes);
    }

    private Multi<Uni<Void>> changes(Profile profile, long offset) {
        if (!AthleteId.isValid(profile.getAthleteId())) {
            LOG.errorf("a profile of nobody is passed over: offset=%d", offset);
            return Multi.createFrom().empty();
        }
        return profile.getErasedMs() > 0
                ? Multi.createFrom().item(erasure.of(new AthleteId(profile.getAthleteId()), profile.getErasedMs()))
                : consents.writes(profile, offset);
    }
}
