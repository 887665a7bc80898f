package io.fitconnect.competition.result;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.CompetitionRelay;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes official lines of competitions from {@code board.results.v1}, and signs what is complete. */
@ApplicationScoped
public class ResultFeed {
    private static final Logger LOG = Logger.getLogger(ResultFeed.class);
    private static final Pattern KEY = Pattern.compile(
            "(competition/([A-Za-z0-9-]{1,40})(?:_[A-Za-z0-9-]{1,23})?/[a-z]+)\\|([A-Za-z0-9_-]{0,64})");
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final ResultTable results;
    private final CompetitionRelay relay;
    private final Counter unreadable;

    ResultFeed(ResultTable results, CompetitionRelay relay, MeterRegistry metrics) {
        this.results = results;
        this.relay = relay;
        this.unreadable = metrics.counter("fitconnect_competition_unreadable", "topic", "board.results.v1");
    }

    /** As long as it takes; the batch's offsets are committed after it is written and what it completed is signed. */
    @Incoming("competition-results")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        List<ResultChange> changes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            read(record).ifPresent(changes::add);
        }
        Set<CompetitionId> changed = new LinkedHashSet<>();
        changes.forEach(change -> changed.add(change.competitionId()));
        return retried(results.take(changes))
                .chain(() -> Multi.createFrom()
                        .iterable(changed)
                        .onItem()
                        .transformToUniAndConcatenate(id -> retried(results.settle(id)))
                        .collect()
                        .last())
                .invoke(relay::wake)
                .replaceWithVoid();
    }

    /** Empty for boards of classes, days and weeks, and for what can't be read. */
    private Optional<ResultChange> read(ConsumerRecord<String, byte[]> record) {
        Matcher key = KEY.matcher(record.key() == null ? "" : record.key());
        if (!key.matches()) {
            return Optional.empty();
        }
        CompetitionId id = new CompetitionId(key.group(2));
        if (record.value() == null) {
            return Optional.of(new ResultChange.Gone(id, key.group(1), key.group(3)));
        }
        try {
            BoardResult it = BoardResult.parseFrom(record.value());
            return Optional.of(
                    key.group(3).isEmpty() ? new ResultChange.Total(id, it) : new ResultChange.Stands(id, it));
        } catch (InvalidProtocolBufferException e) {
            unreadable.increment();
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }

    private static <T> Uni<T> retried(Uni<T> work) {
        return work.onFailure()
                .invoke(e -> LOG.warnf("results wait: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .indefinitely();
    }
}
