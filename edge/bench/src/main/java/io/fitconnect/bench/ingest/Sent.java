package io.fitconnect.bench.ingest;

import java.util.Arrays;

/**
 * What a generator says at the end of a leg.
 *
 * @param cpuSeconds its own
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
        double refused,
        double cpuSeconds) {

    static Sent of(String line) {
        double[] v =
                Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Sent(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]);
    }
}
