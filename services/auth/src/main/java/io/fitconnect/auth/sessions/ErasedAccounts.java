package io.fitconnect.auth.sessions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Deletes the account of an erased athlete, and with it every session: nobody logs in or renews a token any more. The
 * access token that asked for the erasure lives on for its few minutes, so that its bearer can see the others finish.
 */
@ApplicationScoped
class ErasedAccounts {
    private static final Logger LOG = Logger.getLogger(ErasedAccounts.class);
    private static final String PART = "auth";
    /** One erasure is under way at a time, and waits for its acknowledgement. */
    private static final int BUFFER = 16;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final KeycloakAdmin keycloak;
    private final KeycloakConfig config;
    private final MutinyEmitter<Record<String, byte[]>> kafka;

    ErasedAccounts(
            KeycloakAdmin keycloak,
            KeycloakConfig config,
            @Channel("auth-erasures") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<Record<String, byte[]>> kafka) {
        this.keycloak = keycloak;
        this.config = config;
        this.kafka = kafka;
    }

    /** One at a time; its offset is committed after the account is gone, however long that takes. */
    @Incoming("auth-profiles")
    Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        try {
            Profile profile = record.value() == null ? Profile.getDefaultInstance() : Profile.parseFrom(record.value());
            return profile.getErasedMs() > 0 && AthleteId.isValid(profile.getAthleteId())
                    ? erase(profile.getAthleteId())
                    : Uni.createFrom().voidItem();
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Uni.createFrom().voidItem();
        }
    }

    private Uni<Void> erase(String athlete) {
        return Uni.createFrom()
                .deferred(() -> deleteAccount(athlete))
                .chain(() -> kafka.send(Record.of(athlete, done(athlete))))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** One that is gone already is as good as deleted; without a realm there are no accounts. */
    private Uni<Void> deleteAccount(String athlete) {
        return config.secret().isEmpty()
                ? Uni.createFrom().voidItem()
                : keycloak.send("DELETE", "/users/" + athlete).replaceWithVoid();
    }

    private static byte[] done(String athlete) {
        return ErasedPart.newBuilder()
                .setAthleteId(athlete)
                .setPart(PART)
                .setDoneMs(System.currentTimeMillis())
                .build()
                .toByteArray();
    }
}
