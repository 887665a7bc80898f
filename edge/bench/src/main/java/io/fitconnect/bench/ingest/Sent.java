package io.fitconnect.bench.ingest;

import io.fitconnect.measure.Figures;
import java.util.Arrays;

/**
 * What a generator says at the end of a leg.
 *
 * @param late samples that could not be sent when they were due
 */
record Sent(
        double seconds,
        double samples,
        double acked,
        double p50Micros,
        double p95Micros,
        double p99Micros,
        double maxMicros,
        double late,
        double refused) {

    static Sent of(String line) {
        double[] v =
                Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Sent(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
    }

    Figures putDelays(Figures figures) {
        return figures.put("ack p50 ms", p50Micros / 1e3)
                .put("p95", p95Micros / 1e3)
                .put("p99", p99Micros / 1e3)
                .put("late", late)
                .put("refused", refused);
    }
}
