package io.fitconnect.streams.coaching;

import io.fitconnect.proto.coaching.v1.CueSeverity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The heart stays in zone 5 for long, and no class asks for it. */
final class RedZone implements Rule {

    private static final int RED = 5;

    /**
     * When it is long.
     *
     * @param hold time in zone 5 after which a coach should look: two minutes, as class walls mark it
     * @param forgiven lapses up to this don't count; our choice
     * @param rest between two cues; our choice
     */
    record Settings(Duration hold, Duration forgiven, Duration rest) {
        static final Settings DEFAULT =
                new Settings(Duration.ofSeconds(120), Duration.ofSeconds(5), Duration.ofSeconds(300));
    }

    private final Settings settings;
    private final Streak streak;
    private long saidMs = Rule.NEVER;

    RedZone(Settings settings) {
        this(settings, new Streak(settings.forgiven()));
    }

    private RedZone(Settings settings, Streak streak) {
        this.settings = settings;
        this.streak = streak;
    }

    @Override
    public String name() {
        return "zone.red";
    }

    @Override
    public Duration rest() {
        return settings.rest();
    }

    @Override
    public @Nullable Advice apply(Moment moment) {
        if (!moment.hasHeart()) {
            return null;
        }
        long heldMs = streak.apply(moment.zone() == RED, moment.timeMs());
        Target target = moment.target();
        boolean wanted = target != null && target.zoneHigh() == RED;
        boolean rests = moment.timeMs() - saidMs < settings.rest().toMillis();
        if (wanted || rests || heldMs < settings.hold().toMillis()) {
            return null;
        }
        saidMs = moment.timeMs();
        return advice(moment, heldMs);
    }

    @Override
    public Rule copy() {
        RedZone copy = new RedZone(settings, streak.copy());
        copy.saidMs = saidMs;
        return copy;
    }

    private Advice advice(Moment moment, long heldMs) {
        int bpm = moment.sample().heartRateBpm();
        String text = String.format(
                Locale.ROOT, "Zone 5 for %d s (%d bpm): ease off for a minute or two.", heldMs / 1000, bpm);
        Map<String, Double> values = Map.of("heartRateBpm", (double) bpm, "heldS", heldMs / 1000.0);
        return new Advice(name(), CueSeverity.CUE_SEVERITY_WARNING, text, values, moment.timeMs());
    }
}
