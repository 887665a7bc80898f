package io.fitconnect.training.proposal;

import io.fitconnect.training.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What to do next, or that it can't be said. */
sealed interface Proposal {
    int FEWEST_DAYS = 14;
    int FEWEST_TRAINED = 4;
    int SETTLED_DAYS = 42;

    /** Too little is known to propose anything. */
    record Unknown(Reason reason) implements Proposal {}

    /**
     * A session.
     *
     * @param points to aim at, 100 are an hour at threshold
     * @param reasons the one that decided first
     */
    record Next(Level level, double points, List<Block> blocks, List<Reason> reasons) implements Proposal {}

    static Proposal of(Form form) {
        if (form.historyDays() < FEWEST_DAYS || form.trainedDays() < FEWEST_TRAINED) {
            return new Unknown(tooLittle(form));
        }
        List<Rules.Limit> limits = Rules.apply(form);
        // The form always says something.
        Level level = limits.getFirst().most();
        List<Reason> reasons = new ArrayList<>();
        limits.forEach(limit -> reasons.add(limit.reason()));
        if (form.historyDays() < SETTLED_DAYS) {
            reasons.add(new Reason(
                    "history.short",
                    String.format(
                            Locale.ROOT,
                            "Only %d days are known: fitness (CTL) still fills up from 0, so form looks worse than it is.",
                            form.historyDays()),
                    Map.of("historyDays", (double) form.historyDays(), "settledDays", (double) SETTLED_DAYS),
                    "An average with a time constant of 42 days."));
        }
        return new Next(level, level.points(form.ctl()), level.blocks(form.ctl()), reasons);
    }

    private static Reason tooLittle(Form form) {
        return new Reason(
                "history.missing",
                String.format(
                        Locale.ROOT,
                        "%d days with training in %d days are known; from %d in %d on there is something to go by.",
                        form.trainedDays(),
                        form.historyDays(),
                        FEWEST_TRAINED,
                        FEWEST_DAYS),
                Map.of("historyDays", (double) form.historyDays(), "trainedDays", (double) form.trainedDays()),
                "Our choice.");
    }
}
