package io.fitconnect.live.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** What the live edge counts. */
@Singleton
public class LiveMetrics {
    private final AtomicInteger viewers;
    private final AtomicInteger subscriptions;
    private final AtomicInteger windows;
    private final AtomicInteger rows;
    private final Counter frames;
    private final Counter bytes;
    private final Counter conflations;
    private final Counter refusals;
    private final Counter dropped;
    private final Counter evictions;

    public LiveMetrics(MeterRegistry registry) {
        viewers = gauge(registry, "fitconnect_live_viewers");
        subscriptions = gauge(registry, "fitconnect_live_subscriptions");
        windows = gauge(registry, "fitconnect_live_windows");
        rows = gauge(registry, "fitconnect_live_rows");
        frames = registry.counter("fitconnect_live_deliveries_total");
        bytes = registry.counter("fitconnect_live_delivered_bytes_total");
        conflations = registry.counter("fitconnect_live_conflations_total");
        refusals = registry.counter("fitconnect_live_refusals_total");
        dropped = registry.counter("fitconnect_live_cues_dropped_total");
        evictions = registry.counter("fitconnect_live_scopes_evicted_total");
    }

    private static AtomicInteger gauge(MeterRegistry registry, String name) {
        AtomicInteger figure = new AtomicInteger();
        registry.gauge(name, figure);
        return figure;
    }

    void viewers(int change) {
        viewers.addAndGet(change);
    }

    void subscriptions(int change) {
        subscriptions.addAndGet(change);
    }

    void windows(int change) {
        windows.addAndGet(change);
    }

    void rows(int change) {
        rows.addAndGet(change);
    }

    void sent(int frameCount, long byteCount, int conflationCount) {
        frames.increment(frameCount);
        bytes.increment(byteCount);
        if (conflationCount > 0) {
            conflations.increment(conflationCount);
        }
    }

    void refused() {
        refusals.increment();
    }

    void cueDropped() {
        dropped.increment();
    }

    void evicted() {
        evictions.increment();
    }
}
