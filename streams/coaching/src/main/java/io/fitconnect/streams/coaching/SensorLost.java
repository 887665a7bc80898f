package io.fitconnect.streams.coaching;

import io.fitconnect.proto.coaching.v1.CueSeverity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A heart rate that was there no longer comes, or nothing comes at all. The cause is the moment at which patience ran
 * out, so that the sample after a gap finds the cue that silence gave already.
 */
final class SensorLost implements Rule {

    /**
     * How patient the rule is.
     *
     * @param patience without a heart rate that counts, or without any sample; screens show "no signal" after it too
     * @param rest between two cues; our choice
     */
    record Settings(Duration patience, Duration rest) {
        static final Settings DEFAULT = new Settings(Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    private static final String NO_DATA = "No data for %d s: check the sensor's connection.";
    private static final String NO_HEART = "No heart rate for %d s: check the strap.";

    private final Settings settings;
    private final long patienceMs;
    private long newestMs = -1;
    private long heartMs = -1;
    private long toldMs = -1;

    SensorLost(Settings settings) {
        this.settings = settings;
        this.patienceMs = settings.patience().toMillis();
    }

    @Override
    public String name() {
        return "sensor.lost";
    }

    @Override
    public Duration rest() {
        return settings.rest();
    }

    @Override
    public @Nullable Advice apply(Moment moment) {
        long timeMs = moment.timeMs();
        Advice advice = null;
        if (newestMs >= 0 && timeMs - newestMs > patienceMs) {
            advice = advice(NO_DATA, newestMs);
        } else if (heartMs >= 0 && timeMs - heartMs > patienceMs && !moment.hasHeart()) {
            advice = advice(NO_HEART, heartMs);
        }
        newestMs = timeMs;
        if (moment.hasHeart()) {
            heartMs = timeMs;
        }
        return advice;
    }

    @Override
    public @Nullable Advice silence(long silentMs) {
        return newestMs >= 0 && silentMs > patienceMs ? advice(NO_DATA, newestMs) : null;
    }

    @Override
    public Rule copy() {
        SensorLost copy = new SensorLost(settings);
        copy.newestMs = newestMs;
        copy.heartMs = heartMs;
        copy.toldMs = toldMs;
        return copy;
    }

    /** Once an outage, however long it lasts. */
    private @Nullable Advice advice(String template, long sinceMs) {
        if (sinceMs == toldMs) {
            return null;
        }
        toldMs = sinceMs;
        long seconds = settings.patience().toSeconds();
        return new Advice(
                name(),
                CueSeverity.CUE_SEVERITY_WARNING,
                String.format(Locale.ROOT, template, seconds),
                Map.of("silentS", (double) seconds),
                sinceMs + patienceMs);
    }
}
