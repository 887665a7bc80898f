package io.fitconnect.streams.coaching;

import io.fitconnect.proto.coaching.v1.CueSeverity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Repetitions have become so much slower than the set's best that the set has done its work. */
final class RepLoss implements Rule {

    /**
     * When the set has done its work.
     *
     * @param name of the rule
     * @param loss share of the best velocity that is lost: 20 % to train power, 40 % to grow muscle (Pareja-Blanco 2017,
     *     Scand J Med Sci Sports 27:724)
     * @param aim what stopping here trains
     * @param severity how loudly it is said
     * @param reps fewest of a set, so that a first slow one doesn't end it; our choice
     * @param rest between two cues; our choice
     */
    record Settings(String name, double loss, String aim, CueSeverity severity, int reps, Duration rest) {
        static final Settings POWER =
                new Settings("set.loss-20", 0.20, "power", CueSeverity.CUE_SEVERITY_HINT, 3, Duration.ofSeconds(30));
        static final Settings MUSCLE = new Settings(
                "set.loss-40", 0.40, "muscle growth", CueSeverity.CUE_SEVERITY_WARNING, 3, Duration.ofSeconds(30));
    }

    private final Settings settings;
    private RepSet set = new RepSet();
    private boolean told;

    RepLoss(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Duration rest() {
        return settings.rest();
    }

    @Override
    public @Nullable Advice apply(Moment moment) {
        int before = set.reps();
        boolean moved = set.apply(moment.sample());
        if (set.reps() < before) {
            told = false;
        }
        if (!moved || told || set.reps() < settings.reps() || set.loss() < settings.loss()) {
            return null;
        }
        told = true;
        return advice(moment.timeMs());
    }

    @Override
    public Rule copy() {
        RepLoss copy = new RepLoss(settings);
        copy.set = set.copy();
        copy.told = told;
        return copy;
    }

    private Advice advice(long timeMs) {
        double lost = 100 * set.loss();
        String text = String.format(
                Locale.ROOT,
                "%s is down %.0f %% after %d repetitions: to train %s, end the set here.",
                set.byVelocity() ? "Velocity" : "Pace",
                lost,
                set.reps(),
                settings.aim());
        Map<String, Double> values =
                Map.of(set.byVelocity() ? "velocityLossPercent" : "paceLossPercent", lost, "reps", (double) set.reps());
        return new Advice(name(), settings.severity(), text, values, timeMs);
    }
}
