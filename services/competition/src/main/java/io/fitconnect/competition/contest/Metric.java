package io.fitconnect.competition.contest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a competition is decided by: one of its boards. */
public enum Metric {
    EFFORT,
    REPS,
    DISTANCE,
    ENERGY,
    WORK;

    static final List<String> WORDS = Arrays.stream(values()).map(Metric::word).toList();

    /** As board ids and JSON name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
