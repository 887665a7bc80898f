package io.fitconnect.streams.effort;

import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a session over its judged samples in their order. A reading counts once the next one tells how long it
 * stood; {@link #figures()} counts the last for its second.
 */
public final class Meter {
    /** After this long without a heart rate that counts there is no signal, and none is shown. */
    private static final long SIGNAL_LOST_MS = 10_000;

    private final Parameters athlete;
    private final Zones zones;
    private final HeartMeter heart;
    private final PowerMeter power;
    private final Travel travel;
    private final Energy energy;
    private final Counter reps;

    private long samples;
    private long firstMs;
    private long activeMs;
    private @Nullable Judged newest;
    private @Nullable Judged newestHeart;
    private float powerW = Float.NaN;
    private float cadenceRpm = Float.NaN;

    public Meter(Parameters athlete) {
        this(athlete, Zones.ofMax(athlete.hrMaxBpm()));
    }

    /** A meter with zones of its own. */
    public Meter(Parameters athlete, Zones zones) {
        this(
                athlete,
                zones,
                new HeartMeter(athlete, zones),
                new PowerMeter(athlete),
                new Travel(),
                new Energy(),
                new Counter());
    }

    private Meter(
            Parameters athlete,
            Zones zones,
            HeartMeter heart,
            PowerMeter power,
            Travel travel,
            Energy energy,
            Counter reps) {
        this.athlete = athlete;
        this.zones = zones;
        this.heart = heart;
        this.power = power;
        this.travel = travel;
        this.energy = energy;
        this.reps = reps;
    }

    public void apply(Judged judged) {
        Sample sample = judged.sample();
        if (newest == null) {
            firstMs = sample.timeMs();
        } else {
            activeMs += Held.between(newest.sample().timeMs(), sample.timeMs());
        }
        samples++;
        newest = judged;
        heart.apply(judged);
        power.apply(judged);
        travel.apply(sample);
        energy.apply(sample, heart.kcal());
        if (sample.hasReps()) {
            reps.apply(sample.reps(), !sample.notification());
        }
        if (judged.speaksForHeart()) {
            newestHeart = judged;
        }
        if (sample.speaksForPower()) {
            powerW = judged.powerCounts() ? sample.powerW() : Float.NaN;
        }
        if (sample.hasCadence() || !sample.notification()) {
            cadenceRpm = sample.cadenceRpm();
        }
    }

    public Meter copy() {
        Meter copy = new Meter(athlete, zones, heart.copy(), power.copy(), travel.copy(), energy.copy(), reps.copy());
        copy.samples = samples;
        copy.firstMs = firstMs;
        copy.activeMs = activeMs;
        copy.newest = newest;
        copy.newestHeart = newestHeart;
        copy.powerW = powerW;
        copy.cadenceRpm = cadenceRpm;
        return copy;
    }

    /** The session's figures as it stands, the newest readings counted for one second. */
    public Figures figures() {
        Meter settled = copy();
        settled.heart.settle(Held.LAST_MS);
        settled.power.settle(Held.LAST_MS);
        settled.travel.settle(Held.LAST_MS);
        settled.activeMs += newest == null ? 0 : Held.LAST_MS;
        return Figures.of(settled);
    }

    public Parameters athlete() {
        return athlete;
    }

    public Zones zones() {
        return zones;
    }

    /** Heart rate that counts now, bpm; 0: none, or none for over 10 s of the session. */
    public int heartRateBpm() {
        boolean fresh = newest != null && newest.sample().timeMs() - heart.countedAtMs() <= SIGNAL_LOST_MS;
        return fresh ? heart.countedBpm() : 0;
    }

    /** heartRateBpm by HRmax; 0: none. */
    public double heartRateFraction() {
        return heartRateBpm() / athlete.hrMaxBpm();
    }

    /** 1 to 5; 0: below zone 1 or none. */
    public int zone() {
        return zones.of(heartRateBpm());
    }

    /** Newest power that counts, W, or NaN. */
    public float powerW() {
        return powerW;
    }

    /** Newest cadence, or NaN. */
    public float cadenceRpm() {
        return cadenceRpm;
    }

    /** Repetitions so far. */
    public int reps() {
        return (int) reps.total();
    }

    /** The newest sample; null before the first. */
    public @Nullable Judged newest() {
        return newest;
    }

    /** The newest sample that speaks for the heart; null before the first. */
    public @Nullable Judged newestHeart() {
        return newestHeart;
    }

    /** Device time of the first sample, ms since 1970; 0 before it. */
    public long firstMs() {
        return firstMs;
    }

    /** Samples taken. */
    public long samples() {
        return samples;
    }

    HeartMeter heart() {
        return heart;
    }

    PowerMeter power() {
        return power;
    }

    double distanceM() {
        return travel.meters();
    }

    double energyKcal() {
        return energy.kcal(heart.kcal());
    }

    double activeSeconds() {
        return activeMs / 1000.0;
    }
}
