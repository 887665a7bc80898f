package io.fitconnect.live.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.fitconnect.live.wall.WallAccess;
import io.fitconnect.live.watch.Feed;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Follows what class walls show: who coaches which class from the beginning, athletes' states and cues from now on. */
@Singleton
public class Classes {
    private static final Logger LOG = Logger.getLogger(Classes.class);

    private final Feed feed;
    private final WallAccess access;
    private final Counter unreadable;

    public Classes(Feed feed, WallAccess access, MeterRegistry registry) {
        this.feed = feed;
        this.access = access;
        this.unreadable = registry.counter("fitconnect_live_unreadable_records_total");
    }

    @Incoming("live-classes")
    void classes(ConsumerRecords<byte[], byte[]> batch) {
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            String classId = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                access.announce(classId, null);
            } else {
                List<TrainingClass> one = new ArrayList<>(1);
                read(record, TrainingClass.parser(), announced -> true, one);
                one.forEach(announced -> access.announce(classId, announced));
            }
        }
    }

    @Incoming("live-athlete-states")
    CompletionStage<Void> states(ConsumerRecords<byte[], byte[]> batch) {
        return feed.states(
                all(batch, AthleteState.parser(), state -> !state.getClassId().isEmpty()));
    }

    @Incoming("live-cues")
    CompletionStage<Void> cues(ConsumerRecords<byte[], byte[]> batch) {
        return feed.cues(all(batch, Cue.parser(), Classes::forWalls));
    }

    private static boolean forWalls(Cue cue) {
        return !cue.getClassId().isEmpty() && !cue.getAthleteOnly();
    }

    private <T> List<T> all(ConsumerRecords<byte[], byte[]> batch, Parser<T> parser, Predicate<T> wanted) {
        List<T> read = new ArrayList<>(batch.count());
        batch.forEach(record -> read(record, parser, wanted, read));
        return read;
    }

    private <T> void read(ConsumerRecord<byte[], byte[]> record, Parser<T> parser, Predicate<T> wanted, List<T> into) {
        if (record.value() == null) {
            return;
        }
        try {
            T read = parser.parseFrom(record.value());
            if (wanted.test(read)) {
                into.add(read);
            }
        } catch (InvalidProtocolBufferException broken) {
            unreadable.increment();
            LOG.warnf(
                    "record skipped: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
        }
    }
}
