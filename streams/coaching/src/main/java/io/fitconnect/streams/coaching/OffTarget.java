package io.fitconnect.streams.coaching;

import io.fitconnect.proto.coaching.v1.CueSeverity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The heart is over, or under, the zones that the class asks for, and stays there. */
final class OffTarget implements Rule {

    enum Side {
        OVER("zone.over", CueSeverity.CUE_SEVERITY_WARNING, "Ease off"),
        UNDER("zone.under", CueSeverity.CUE_SEVERITY_HINT, "Push a little");

        private final String rule;
        private final CueSeverity severity;
        private final String call;

        Side(String rule, CueSeverity severity, String call) {
            this.rule = rule;
            this.severity = severity;
            this.call = call;
        }

        boolean holds(int zone, Target target) {
            return this == OVER ? zone > target.zoneHigh() : zone < target.zoneLow();
        }
    }

    /**
     * How patient the rule is.
     *
     * @param settle nothing is said this soon after a block began: heart rate follows the load with a time constant of
     *     57.6 s (Hunt, Fankhauser and Saengsuwan 2015, BioMed Eng OnLine 14:117)
     * @param hold how long the heart must stay off target; our choice
     * @param forgiven lapses up to this don't count; our choice
     * @param rest between two cues; our choice
     */
    record Settings(Duration settle, Duration hold, Duration forgiven, Duration rest) {
        static final Settings DEFAULT = new Settings(
                Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(90));
    }

    private final Side side;
    private final Settings settings;
    private final Streak streak;
    private int block = -1;
    private long saidMs = Rule.NEVER;

    OffTarget(Side side, Settings settings) {
        this(side, settings, new Streak(settings.forgiven()));
    }

    private OffTarget(Side side, Settings settings, Streak streak) {
        this.side = side;
        this.settings = settings;
        this.streak = streak;
    }

    @Override
    public String name() {
        return side.rule;
    }

    @Override
    public Duration rest() {
        return settings.rest();
    }

    @Override
    public @Nullable Advice apply(Moment moment) {
        Target target = moment.target();
        if (target == null || !target.hasZones() || target.block() != block) {
            block = target == null ? -1 : target.block();
            streak.reset();
        }
        if (target == null || !target.hasZones() || !moment.hasHeart()) {
            return null;
        }
        boolean settled =
                moment.timeMs() - target.startMs() >= settings.settle().toMillis();
        long heldMs = streak.apply(settled && side.holds(moment.zone(), target), moment.timeMs());
        boolean rests = moment.timeMs() - saidMs < settings.rest().toMillis();
        if (rests || heldMs < settings.hold().toMillis()) {
            return null;
        }
        saidMs = moment.timeMs();
        return advice(moment, target, heldMs);
    }

    @Override
    public Rule copy() {
        OffTarget copy = new OffTarget(side, settings, streak.copy());
        copy.block = block;
        copy.saidMs = saidMs;
        return copy;
    }

    private Advice advice(Moment moment, Target target, long heldMs) {
        int bpm = moment.sample().heartRateBpm();
        String text = String.format(
                Locale.ROOT,
                "%s: zone %d (%d bpm) for %d s, the target is %s.",
                side.call,
                moment.zone(),
                bpm,
                heldMs / 1000,
                target.zones());
        Map<String, Double> values = Map.of(
                "heartRateBpm", (double) bpm,
                "zone", (double) moment.zone(),
                "targetZoneLow", (double) target.zoneLow(),
                "targetZoneHigh", (double) target.zoneHigh(),
                "heldS", heldMs / 1000.0);
        return new Advice(name(), side.severity, text, values, moment.timeMs());
    }
}
