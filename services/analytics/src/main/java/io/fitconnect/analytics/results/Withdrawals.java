package io.fitconnect.analytics.results;

import io.fitconnect.platform.id.AthleteId;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * Takes an erased athlete's lines out of {@code board.results.v1}, which keeps them for ever: the streams do it for the
 * sessions that they still know, this for all. The others' ranks stay.
 */
@ApplicationScoped
public class Withdrawals {
    private static final int BUFFER = 256;
    private static final int IN_FLIGHT = 64;

    private final ResultTable results;
    private final MutinyEmitter<Record<String, byte @Nullable []>> kafka;

    Withdrawals(
            ResultTable results,
            @Channel("analytics-withdrawals") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<Record<String, byte @Nullable []>> kafka) {
        this.results = results;
        this.kafka = kafka;
    }

    /** Completes when Kafka has a tombstone for every line; fails when it takes one too long. */
    public Uni<Void> ofAthlete(AthleteId athlete) {
        return results.of(athlete)
                .onItem()
                .transformToUni(result -> kafka.send(Record.of(result.boardId() + "|" + athlete, null)))
                .merge(IN_FLIGHT)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
