package io.fitconnect.competition.contest;

import io.fitconnect.competition.CompetitionConfig;
import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.CompetitionRelay;
import io.fitconnect.platform.problem.Answer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Starts and ends competitions when their time comes; several instances at once change each only once. */
@ApplicationScoped
@Startup
class ContestClock {
    private static final Logger LOG = Logger.getLogger(ContestClock.class);

    private final CompetitionTable competitions;
    private final CompetitionRelay relay;
    private final Cancellable work;

    ContestClock(CompetitionTable competitions, CompetitionRelay relay, CompetitionConfig config) {
        this.competitions = competitions;
        this.relay = relay;
        this.work = Multi.createFrom()
                .ticks()
                .every(config.clock())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .subscribe()
                .with(done -> {}, e -> LOG.error("competition clock ended", e));
    }

    void close(@Observes ShutdownEvent event) {
        work.cancel();
    }

    /** A database that does not answer is asked again at the next tick. */
    private Uni<Void> look() {
        long nowMs = Instant.now().toEpochMilli();
        return competitions
                .due(nowMs)
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(id -> move(id, nowMs))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.warnf("competition clock waits: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Answer<Competition>> move(CompetitionId id, long nowMs) {
        return competitions
                .change(id, (it, entries) -> Answer.given(moved(it, nowMs)))
                .invoke(relay::wake);
    }

    private static Competition moved(Competition it, long nowMs) {
        CompetitionState next = it.stateAt(nowMs);
        return next.equals(it.state()) ? it : it.become(next, nowMs);
    }
}
