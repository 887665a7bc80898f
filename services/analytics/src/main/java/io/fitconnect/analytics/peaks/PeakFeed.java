package io.fitconnect.analytics.peaks;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.analytics.athletes.Kept;
import io.fitconnect.analytics.samples.SampleTable;
import io.fitconnect.analytics.samples.SampleView;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.streams.quality.Sample;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Looks at each workout that has ended, once its samples have arrived in the history. */
@ApplicationScoped
class PeakFeed {
    private static final Logger LOG = Logger.getLogger(PeakFeed.class);
    /** Two days at 1 Hz; a session of more is looked at this far. */
    static final int MOST_SAMPLES = 172_800;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Then what is there has to do: some samples may have been refused, and are never coming. */
    private static final int LOOKS = 20;

    private static final int AT_A_TIME = 64;

    private final SampleTable samples;
    private final Kept kept;
    private final PeakNews news;

    PeakFeed(SampleTable samples, Kept kept, PeakNews news) {
        this.samples = samples;
        this.kept = kept;
        this.news = news;
    }

    /**
     * Some at a time, which bounds the samples in memory and lets one whose samples are on their way hold up nobody; offsets
     * are committed after all of them are told.
     */
    @Incoming("analytics-endings")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUni(this::take)
                .merge(AT_A_TIME)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        WorkoutSummary summary = read(record);
        if (!summary.getEnded()) {
            return Uni.createFrom().voidItem();
        }
        return kept.unlessErased(
                        summary.getAthleteId(),
                        summary.getSessionId(),
                        Multi.createFrom().item(lookUntilTold(summary)))
                .onItem()
                .transformToUniAndConcatenate(work -> work)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Neither Cassandra nor Kafka being away passes a workout over. */
    private Uni<Void> lookUntilTold(WorkoutSummary summary) {
        return Uni.createFrom()
                .deferred(() -> look(summary, LOOKS))
                .onFailure()
                .invoke(e -> LOG.warnf("peaks wait: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(LOOK_AGAIN, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> look(WorkoutSummary summary, int looks) {
        AthleteId athlete = new AthleteId(summary.getAthleteId());
        SessionId session = SessionId.parse("sessionId", summary.getSessionId());
        return samples.all(athlete, session)
                .select()
                .first(MOST_SAMPLES)
                .map(SampleView::heartAndPower)
                .collect()
                .asList()
                .chain(found -> found.size() < Math.min(summary.getSampleCount(), MOST_SAMPLES) && looks > 1
                        ? Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(LOOK_AGAIN)
                                .chain(() -> look(summary, looks - 1))
                        : tell(summary, found));
    }

    private Uni<Void> tell(WorkoutSummary summary, List<Sample> found) {
        return Uni.createFrom()
                .item(() -> peaks(summary, found))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(news::tell);
    }

    private static WorkoutPeaks peaks(WorkoutSummary summary, List<Sample> found) {
        boolean flagged = summary.getFlag().startsWith("heart-rate.");
        return Peaks.of(SecondBySecond.of(found), flagged).toBuilder()
                .setAthleteId(summary.getAthleteId())
                .setSessionId(summary.getSessionId().toLowerCase(Locale.ROOT))
                .setSampleCount(found.size())
                .setEndMs(summary.getEndMs())
                .build();
    }

    private static WorkoutSummary read(ConsumerRecord<String, byte[]> record) {
        try {
            WorkoutSummary summary = record.value() == null
                    ? WorkoutSummary.getDefaultInstance()
                    : WorkoutSummary.parseFrom(record.value());
            UUID.fromString(summary.getEnded() ? summary.getSessionId() : "0-0-0-0-0");
            return AthleteId.isValid(summary.getAthleteId()) ? summary : WorkoutSummary.getDefaultInstance();
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return WorkoutSummary.getDefaultInstance();
        }
    }
}
