package io.fitconnect.load.ingest;

import java.util.HashMap;
import java.util.Map;

/** Counts what became of a session's samples. */
final class Tally {
    private final Map<String, Long> refused = new HashMap<>();
    private long acked;
    private long resent;
    private int connections;

    void acked(int samples) {
        acked += samples;
    }

    void refused(String code) {
        refused.merge(code, 1L, Long::sum);
    }

    void connected(int samplesToResend) {
        connections++;
        resent += samplesToResend;
    }

    Settlement settlement(boolean ended) {
        return new Settlement(acked, Map.copyOf(refused), resent, Math.max(0, connections - 1), ended);
    }
}
