package io.fitconnect.analytics.classes;

import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import java.util.Arrays;
import java.util.List;

/** What a board ranks by, and its column. */
enum Metric {
    EFFORT("effort", "effort"),
    REPS("reps", "reps"),
    DISTANCE("distance", "distance_m"),
    ENERGY("energy", "energy_kcal"),
    WORK("work", "work_j");

    private final String word;
    private final String column;

    Metric(String word, String column) {
        this.word = word;
        this.column = column;
    }

    /** As the last part of a board's id. */
    String word() {
        return word;
    }

    String column() {
        return column;
    }

    static Metric parse(String word) {
        List<String> known = Arrays.stream(values()).map(Metric::word).toList();
        int at = known.indexOf(word);
        if (at < 0) {
            throw new RefusedException(Refusal.invalid("metric", "value.unknown", "must be one of " + known));
        }
        return values()[at];
    }
}
