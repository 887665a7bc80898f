package io.fitconnect.users;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes from {@code athlete.erasures.v1} which parts are done. */
@ApplicationScoped
class ErasedParts {
    private static final Logger LOG = Logger.getLogger(ErasedParts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ErasureTable erasures;

    ErasedParts(ErasureTable erasures) {
        this.erasures = erasures;
    }

    /** One at a time, and its offset is committed after it is written, however long that takes. */
    @Incoming("users-erasures")
    Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        try {
            return record.value() == null ? Uni.createFrom().voidItem() : write(ErasedPart.parseFrom(record.value()));
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Uni.createFrom().voidItem();
        }
    }

    private Uni<Void> write(ErasedPart part) {
        return Uni.createFrom()
                .deferred(() -> erasures.done(part))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
