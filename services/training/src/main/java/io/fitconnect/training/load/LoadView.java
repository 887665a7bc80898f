package io.fitconnect.training.load;

import io.fitconnect.platform.id.AthleteId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An athlete's load day by day.
 *
 * @param zone in which a day begins and ends
 * @param method what a point is
 * @param firstDay of the history; null: there is none. Less than 42 days before, ctl is still filling up from 0
 * @param sessions how many were computed how, over the whole history
 * @param days the asked ones that are in the history
 */
@Schema(name = "Load")
record LoadView(
        String athleteId,
        String zone,
        String method,
        @Nullable LocalDate firstDay,
        Map<String, Integer> sessions,
        List<LoadDay> days) {
    private static final String METHOD =
            "100 points are an hour at threshold. power: TSS from normalized power and FTP."
                    + " heart-rate: hrTSS, 100 x TRIMP / TRIMP of 60 min at 85 % of the heart-rate reserve (Banister, by"
                    + " sample). none, flagged: 0 points.";

    static LoadView of(AthleteId athlete, History history, LocalDate from) {
        Map<String, Integer> sessions = new TreeMap<>();
        history.sessions().forEach((method, count) -> sessions.put(word(method), count));
        return new LoadView(
                athlete.value(),
                "UTC",
                METHOD,
                history.days().isEmpty() ? null : history.days().getFirst().day(),
                sessions,
                history.days().stream().filter(it -> !it.day().isBefore(from)).toList());
    }

    private static String word(SessionLoad.Method method) {
        return switch (method) {
            case POWER -> "power";
            case HEART_RATE -> "heart-rate";
            case NONE -> "none";
            case FLAGGED -> "flagged";
        };
    }
}
