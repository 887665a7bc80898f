package io.fitconnect.live.board;

import java.util.Locale;
import java.util.Optional;

/** What a board ranks by. */
public enum Metric {
    /** Edwards points. */
    EFFORT,
    /** Repetitions. */
    REPS,
    /** Meters. */
    DISTANCE,
    /** Kilocalories. */
    ENERGY,
    /** Joules. */
    WORK;

    private static final Metric[] ALL = values();

    /** The last segment of a board id. */
    public String segment() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Metric> of(String segment) {
        for (Metric metric : ALL) {
            if (metric.segment().equals(segment)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }
}
