package io.fitconnect.ingest;

import io.fitconnect.ingest.session.Closing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Every figure of the ingest edge. Labels are codes; no ids, no health data. */
public final class IngestMetrics {

    private static final Duration[] ACK_BOUNDS = IntStream.of(5, 10, 20, 50, 100, 250, 1_000, 5_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Counter taken;
    private final Counter duplicates;
    private final Counter cuesSent;
    private final Counter cuesDropped;
    private final Timer acked;

    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.taken = counter("fitconnect_ingest_samples_taken_total", "Samples handed to Kafka");
        this.duplicates = counter("fitconnect_ingest_samples_duplicate_total", "Samples whose seq came before");
        this.cuesSent = counter("fitconnect_ingest_cues_delivered_total", "Cues handed to connections");
        this.cuesDropped = counter("fitconnect_ingest_cues_dropped_total", "Cues that a newer one pushed out");
        this.acked = Timer.builder("fitconnect_ingest_ack_seconds")
                .description("From a record's arrival to Kafka's acknowledgement")
                // fixed bounds: a few additions a record, and they add up over nodes
                .serviceLevelObjectives(ACK_BOUNDS)
                .register(registry);
    }

    /** Registers a figure that is read when it is scraped. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    public void taken(int samples) {
        taken.increment(samples);
    }

    public void refused(String code) {
        registry.counter("fitconnect_ingest_samples_refused_total", "code", code)
                .increment();
    }

    public void duplicates(int samples) {
        duplicates.increment(samples);
    }

    public void acked(long nanos) {
        acked.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void closed(Closing closing) {
        registry.counter("fitconnect_ingest_connections_closed_total", "code", closing.code())
                .increment();
    }

    public void cuesDelivered(int connections) {
        cuesSent.increment(connections);
    }

    public void cueDropped() {
        cuesDropped.increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
