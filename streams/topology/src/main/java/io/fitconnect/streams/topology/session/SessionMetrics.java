package io.fitconnect.streams.topology.session;

import io.fitconnect.streams.effort.Figures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What the session stage counts. Shared by its tasks. */
public final class SessionMetrics {
    private final Counter ok;
    private final Counter suspect;
    private final Counter invalid;
    private final Counter missing;
    private final Counter late;
    private final Counter duplicates;
    private final Counter refused;
    private final Counter rebuilds;
    private final Counter ended;
    private final Timer lag;
    private final AtomicInteger inMemory = new AtomicInteger();

    public SessionMetrics(MeterRegistry registry) {
        ok = judged(registry, "ok");
        suspect = judged(registry, "suspect");
        invalid = judged(registry, "invalid");
        missing = judged(registry, "missing");
        late = counter(registry, "fitconnect_streams_samples_late_total", "Samples older than their session's newest");
        duplicates = counter(registry, "fitconnect_streams_samples_duplicate_total", "Samples seen before");
        refused = counter(registry, "fitconnect_streams_samples_refused_total", "Samples for a session that is closed");
        rebuilds = counter(registry, "fitconnect_streams_session_rebuilds_total", "Sessions read from their log");
        ended = counter(registry, "fitconnect_streams_sessions_ended_total", "Sessions that ended");
        lag = Timer.builder("fitconnect_streams_lag_seconds")
                .description("From a batch's arrival at the edge to its figures")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        Gauge.builder("fitconnect_streams_sessions_in_memory", inMemory, AtomicInteger::get)
                .description("Sessions held in memory")
                .register(registry);
    }

    void taken(OpenSession.Taken taken) {
        if (taken.late() > 0) {
            late.increment(taken.late());
        }
        if (taken.duplicates() > 0) {
            duplicates.increment(taken.duplicates());
        }
    }

    /** Counts what was judged since the last look. A late sample can change a verdict back: that isn't uncounted. */
    void judged(Counted before, Figures now) {
        ok.increment(Math.max(0, now.ok() - before.ok()));
        suspect.increment(Math.max(0, now.suspect() - before.suspect()));
        invalid.increment(Math.max(0, now.invalid() - before.invalid()));
        missing.increment(Math.max(0, now.missing() - before.missing()));
    }

    void lag(long millis) {
        lag.record(Duration.ofMillis(Math.max(0, millis)));
    }

    void refused(int samples) {
        refused.increment(samples);
    }

    void rebuilt() {
        rebuilds.increment();
    }

    void ended() {
        ended.increment();
    }

    void inMemory(int change) {
        inMemory.addAndGet(change);
    }

    private static Counter judged(MeterRegistry registry, String quality) {
        return Counter.builder("fitconnect_streams_samples_judged_total")
                .description("Samples by the verdict on their heart rate")
                .tag("quality", quality)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
