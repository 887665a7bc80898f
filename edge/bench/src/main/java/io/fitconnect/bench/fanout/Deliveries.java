package io.fitconnect.bench.fanout;

import io.fitconnect.measure.Figures;

/** The figures of a run that is about deliveries, under the names that tables show. */
final class Deliveries {
    static final String CPU = "CPU s a million";
    static final String UPDATES_CPU = "CPU s a million updates";

    private Deliveries() {}

    static Figures of(Generator run, long lost) {
        return frames(run)
                .put("lost", lost)
                .put("cut", run.figure("closed"))
                .put("generator CPU s", run.figure("generator_cpu_s"));
    }

    /** Where one message may carry many updates: an update counts for each subscriber whose messages held it. */
    static Figures updates(Generator run) {
        double updates = run.figure("updates");
        return frames(run)
                .put("updates/s", updates / run.figure("span_s"))
                .put(UPDATES_CPU, run.figure("server_cpu_s") / updates * 1e6)
                .put("bytes an update", run.figure("bytes") / updates)
                .put("generator CPU s", run.figure("generator_cpu_s"));
    }

    private static Figures frames(Generator run) {
        double delivered = run.figure("deliveries");
        return new Figures()
                .put("deliveries/s", delivered / run.figure("span_s"))
                .put(CPU, run.figure("server_cpu_s") / delivered * 1e6)
                .put("bytes each", run.figure("bytes") / delivered)
                .put("p50 ms", run.figure("p50_ms"))
                .put("p99 ms", run.figure("p99_ms"));
    }
}
