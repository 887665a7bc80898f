package io.fitconnect.load.drive;

import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.load.tokens.TokenSource;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One load run: clients come, send and watch for the time planned, and leave when everything is settled. */
final class LoadRun {
    private final Vertx vertx;
    private final LoadPlan plan;
    private final String classId;
    private final Gauges gauges = new Gauges();
    private final Map<String, LoadedAthlete> athletes = new ConcurrentHashMap<>();
    private final List<LoadedSpectator> spectators = new ArrayList<>();
    private final List<Long> timers = new ArrayList<>();
    private final Consumer<String> say;

    LoadRun(Vertx vertx, LoadPlan plan, String classId, Consumer<String> say) {
        this.vertx = vertx;
        this.plan = plan;
        this.classId = classId;
        this.say = say;
    }

    Gauges gauges() {
        return gauges;
    }

    long gaps() {
        return spectators.stream().mapToLong(LoadedSpectator::gaps).sum();
    }

    /** Samples neither acked nor refused. */
    long unsettled() {
        return athletes.values().stream().mapToLong(it -> it.client().waiting()).sum();
    }

    long watching() {
        return spectators.stream().filter(LoadedSpectator::watches).count();
    }

    void start(IngestEndpoint endpoint, TokenSource tokens, LiveClient.Target target) throws InterruptedException {
        long periodMs = Math.max(1, Math.round(1000 / plan.rateHz()));
        for (int i = 1; i <= plan.athletes(); i++) {
            String id = String.format(Locale.ROOT, "load-%05d", i);
            LoadedAthlete athlete = new LoadedAthlete(id, classId, vertx, endpoint, tokens, gauges);
            athletes.put(id, athlete);
            long phaseMs = 1 + ThreadLocalRandom.current().nextLong(periodMs);
            timers.add(vertx.setPeriodic(phaseMs, periodMs, ignored -> athlete.tick()));
            pace(i);
        }
        String board = "class/" + classId + "/distance";
        for (int i = 1; i <= plan.spectators(); i++) {
            spectators.add(new LoadedSpectator(vertx, target, board, plan, athletes, gauges));
            pace(i);
        }
    }

    void measure() throws InterruptedException {
        Thread.sleep(plan.warmUp());
        gauges.counting = true;
        long seconds = plan.duration().toSeconds();
        for (long second = 1; second <= seconds; second++) {
            Thread.sleep(1000);
            if (second % 10 == 0) {
                say.accept(second + " s: offered " + gauges.offered + ", settled " + gauges.acked + ", refused "
                        + gauges.refused + ", frames " + gauges.frames);
            }
        }
        gauges.counting = false;
    }

    /** False when not everything was settled in a minute. */
    boolean finish() {
        timers.forEach(vertx::cancelTimer);
        CompletableFuture<?>[] ends = athletes.values().stream()
                .map(LoadedAthlete::client)
                .map(IngestClient::finish)
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).orTimeout(60, TimeUnit.SECONDS).join();
            return true;
        } catch (CompletionException e) {
            say.accept("not everything settled: " + e.getCause());
            return false;
        } finally {
            spectators.forEach(LoadedSpectator::close);
        }
    }

    private void pace(int started) throws InterruptedException {
        int burst = Math.max(1, plan.connectsPerSecond() / 20);
        if (started % burst == 0) {
            Thread.sleep(1000L * burst / plan.connectsPerSecond());
        }
    }
}
