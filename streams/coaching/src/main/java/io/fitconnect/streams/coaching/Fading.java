package io.fitconnect.streams.coaching;

import io.fitconnect.proto.coaching.v1.CueSeverity;
import io.fitconnect.streams.quality.Judged;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Power or cadence falls within an effort although the heart doesn't: fatigue, not a rest. Cadence is not said to fade
 * while the power holds: that is another gear.
 */
final class Fading implements Rule {

    enum Channel {
        POWER("power.fading", "Power", "W"),
        CADENCE("cadence.fading", "Cadence", "rpm");

        private final String rule;
        private final String label;
        private final String unit;

        Channel(String rule, String label, String unit) {
            this.rule = rule;
            this.label = label;
            this.unit = unit;
        }

        double reading(Judged judged) {
            return switch (this) {
                case POWER -> judged.powerCounts() ? judged.sample().powerW() : Double.NaN;
                case CADENCE -> judged.sample().cadenceRpm();
            };
        }
    }

    /**
     * When it is fading.
     *
     * @param window means are taken over this
     * @param loss share of the effort's best mean that is lost; our choice, well above the 3 to 5 % by which riders vary
     *     from minute to minute at steady effort
     * @param floor no effort with a best mean below this is looked at; our choice
     * @param heartFall a heart that is this many bpm lower than at the best mean shows rest, not fatigue; our choice
     * @param hold how long the loss must last; our choice
     * @param rest between two cues; our choice
     */
    record Settings(Duration window, double loss, double floor, double heartFall, Duration hold, Duration rest) {
        static final Settings POWER =
                new Settings(Duration.ofSeconds(60), 0.10, 50, 3, Duration.ofSeconds(15), Duration.ofSeconds(240));
        static final Settings CADENCE =
                new Settings(Duration.ofSeconds(60), 0.12, 30, 3, Duration.ofSeconds(15), Duration.ofSeconds(240));
    }

    private static final double POWER_HOLDS = 0.95;
    private static final Duration FORGIVEN = Duration.ofSeconds(5);

    private final Channel channel;
    private final Settings settings;
    private Window readings;
    private Window heart;
    private Window power;
    private Streak streak;
    private int number;
    private int block = -1;
    private double best;
    private double bestHeart;
    private double bestPower;

    Fading(Channel channel, Settings settings) {
        this.channel = channel;
        this.settings = settings;
        this.readings = new Window(settings.window());
        this.heart = new Window(settings.window());
        this.power = new Window(settings.window());
        this.streak = new Streak(FORGIVEN);
    }

    @Override
    public String name() {
        return channel.rule;
    }

    @Override
    public Duration rest() {
        return settings.rest();
    }

    @Override
    public @Nullable Advice apply(Moment moment) {
        follow(moment);
        double reading = channel.reading(moment.judged());
        if (Double.isNaN(reading) || !moment.interval().working()) {
            return null;
        }
        long timeMs = moment.timeMs();
        readings.add(timeMs, reading);
        if (!readings.isFull()) {
            return null;
        }
        double mean = readings.mean();
        if (mean > best) {
            best = mean;
            bestHeart = heart.mean();
            bestPower = power.mean();
        }
        boolean fading =
                best >= settings.floor() && mean <= (1 - settings.loss()) * best && !isResting() && !hasShifted();
        if (streak.apply(fading, timeMs) < settings.hold().toMillis()) {
            return null;
        }
        Advice advice = advice(timeMs, mean);
        begin();
        return advice;
    }

    @Override
    public Rule copy() {
        Fading copy = new Fading(channel, settings);
        copy.readings = readings.copy();
        copy.heart = heart.copy();
        copy.power = power.copy();
        copy.streak = streak.copy();
        copy.number = number;
        copy.block = block;
        copy.best = best;
        copy.bestHeart = bestHeart;
        copy.bestPower = bestPower;
        return copy;
    }

    /** A new effort, or another block of the class, has a best of its own. */
    private void follow(Moment moment) {
        Target target = moment.target();
        int blockNow = target == null ? -1 : target.block();
        if (moment.interval().number() != number || blockNow != block) {
            number = moment.interval().number();
            block = blockNow;
            begin();
        }
        if (moment.hasHeart()) {
            heart.add(moment.timeMs(), moment.sample().heartRateBpm());
        }
        if (moment.judged().powerCounts()) {
            power.add(moment.timeMs(), moment.sample().powerW());
        }
    }

    /** Also once it is said: the athlete knows, and is told again only of what is lost from there. */
    private void begin() {
        best = 0;
        readings.clear();
        heart.clear();
        power.clear();
        streak.reset();
    }

    private boolean isResting() {
        return heart.mean() < bestHeart - settings.heartFall();
    }

    private boolean hasShifted() {
        return channel == Channel.CADENCE && power.mean() >= POWER_HOLDS * bestPower;
    }

    private Advice advice(long timeMs, double mean) {
        double lost = 100 * (1 - mean / best);
        String text = String.format(
                Locale.ROOT,
                "%s is fading: %.0f %s over the last minute, %.0f %% under this effort's best (%.0f %s).",
                channel.label,
                mean,
                channel.unit,
                lost,
                best,
                channel.unit);
        String suffix = channel == Channel.POWER ? "PowerW" : "CadenceRpm";
        Map<String, Double> values = Map.of("mean" + suffix, mean, "best" + suffix, best, "lossPercent", lost);
        return new Advice(name(), CueSeverity.CUE_SEVERITY_HINT, text, values, timeMs);
    }
}
