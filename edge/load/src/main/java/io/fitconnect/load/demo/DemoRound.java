package io.fitconnect.load.demo;

import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.IngestListener;
import io.fitconnect.load.ingest.IngestOptions;
import io.fitconnect.load.tokens.TokenSource;
import io.fitconnect.proto.ingest.v1.Refusal;
import io.fitconnect.proto.ingest.v1.Sample;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Everybody of the simulation in one class, from its first second to everybody's bye. */
final class DemoRound {
    private static final Duration PATIENCE = Duration.ofDays(365);

    private final Vertx vertx;
    private final Programme programme;
    private final DemoClasses.Running running;
    private final Counts counts;
    private final List<IngestClient> clients = new ArrayList<>();
    private final List<Long> timers = new ArrayList<>();

    /** What happened to the samples of all rounds. */
    record Counts(AtomicLong sent, AtomicLong acked, AtomicLong refused, AtomicLong lost) {
        Counts() {
            this(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
        }
    }

    DemoRound(Vertx vertx, Programme programme, DemoClasses.Running running, Counts counts) {
        this.vertx = vertx;
        this.programme = programme;
        this.running = running;
        this.counts = counts;
    }

    void start(List<SimulatedAthlete> athletes, IngestEndpoint endpoint, TokenSource tokens) {
        for (int i = 0; i < athletes.size(); i++) {
            SimulatedAthlete athlete = athletes.get(i);
            String id = athlete.person().athleteId();
            IngestOptions options = IngestOptions.of(id, UUID.randomUUID(), () -> tokens.token(id, "athlete"))
                    .withClass(running.classId())
                    .withDevice(athlete.device())
                    .withGiveUpAfter(PATIENCE);
            IngestClient client = IngestClient.start(vertx, endpoint, options, listener());
            clients.add(client);
            // Sensors tick at the same rate, not at the same moment.
            long phaseMs = 1 + 1000L * i / athletes.size();
            timers.add(vertx.setPeriodic(phaseMs, 1000, ignored -> second(athlete, client)));
        }
    }

    long secondsLeft() {
        return programme.durationS() - elapsedS();
    }

    /** Samples not settled yet. */
    long waiting() {
        return clients.stream().mapToLong(IngestClient::waiting).sum();
    }

    /** Everybody says bye; completes when all is settled. */
    CompletableFuture<Void> finish() {
        timers.forEach(vertx::cancelTimer);
        return CompletableFuture.allOf(
                clients.stream().map(IngestClient::finish).toArray(CompletableFuture[]::new));
    }

    private long elapsedS() {
        return (System.currentTimeMillis() - running.startedMs()) / 1000;
    }

    private void second(SimulatedAthlete athlete, IngestClient client) {
        double asked = programme.at(elapsedS()).intensity();
        for (Sample sample : athlete.second(asked, System.currentTimeMillis())) {
            if (client.offer(sample)) {
                counts.sent().incrementAndGet();
            } else {
                counts.lost().incrementAndGet();
            }
        }
    }

    private IngestListener listener() {
        return new IngestListener() {
            @Override
            public void settled(String athleteId, long seq, long waitedNanos) {
                counts.acked().incrementAndGet();
            }

            @Override
            public void refused(Refusal refusal) {
                counts.refused().incrementAndGet();
            }
        };
    }
}
