package io.fitconnect.streams.coaching;

import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;
import java.time.Duration;

/**
 * Where efforts end and pauses begin, by the load on the machine: power, else speed, else cadence, whatever the session
 * has. A pause is a load under 60 % of the effort's last minute for 5 s; the effort goes on when the load is back for
 * as long. The share and the times are our choice, tried on rowing, running and riding.
 */
final class Interval {

    private static final double PAUSE_SHARE = 0.6;
    private static final long CONFIRM_MS = 5_000;
    private static final long GAP_MS = 10_000;
    /** After so long a pause whatever comes is a new effort, however easy. */
    private static final long LONGEST_PAUSE_MS = 300_000;

    private static final int NO_LOAD = 0;
    private static final int CADENCE = 1;
    private static final int SPEED = 2;
    private static final int POWER = 3;

    private final Window fast;
    private final Window slow;
    private int channel = NO_LOAD;
    private int number;
    private boolean pausing;
    private long effortStartMs;
    private long newestMs;
    private double effortLoad;
    /** Since when the load has been low in an effort, or back in a pause; -1: it isn't. */
    private long turnMs = -1;

    private int turnBpm;
    private long pauseStartMs;
    private int pauseBpm;

    Interval() {
        this(new Window(Duration.ofSeconds(5)), new Window(Duration.ofSeconds(60)));
    }

    private Interval(Window fast, Window slow) {
        this.fast = fast;
        this.slow = slow;
    }

    void apply(Judged judged, RecentHeart heart) {
        double load = load(judged);
        if (Double.isNaN(load)) {
            return;
        }
        long timeMs = judged.sample().timeMs();
        if (number == 0 || timeMs - newestMs > GAP_MS) {
            begin(timeMs);
        }
        newestMs = timeMs;
        fast.add(timeMs, load);
        if (pausing) {
            pause(timeMs);
        } else {
            effort(timeMs, load, heart);
        }
    }

    /** Counts efforts, from 1. */
    int number() {
        return number;
    }

    /** True during an effort whose load has not just dropped. */
    boolean working() {
        return number > 0 && !pausing && turnMs < 0;
    }

    boolean pausing() {
        return pausing;
    }

    /** False for a session whose sensors say nothing about the load. */
    boolean knowsLoad() {
        return channel != NO_LOAD;
    }

    boolean knowsPower() {
        return channel == POWER;
    }

    long pauseStartMs() {
        return pauseStartMs;
    }

    /** Heart rate when the pause began; 0: none. */
    int pauseBpm() {
        return pauseBpm;
    }

    /** How long the effort before the pause was. */
    long effortMs() {
        return pauseStartMs - effortStartMs;
    }

    Interval copy() {
        Interval copy = new Interval(fast.copy(), slow.copy());
        copy.channel = channel;
        copy.number = number;
        copy.pausing = pausing;
        copy.effortStartMs = effortStartMs;
        copy.newestMs = newestMs;
        copy.effortLoad = effortLoad;
        copy.turnMs = turnMs;
        copy.turnBpm = turnBpm;
        copy.pauseStartMs = pauseStartMs;
        copy.pauseBpm = pauseBpm;
        return copy;
    }

    private double load(Judged judged) {
        Sample sample = judged.sample();
        if (judged.powerCounts()) {
            return on(POWER, sample.powerW());
        }
        if (sample.hasSpeed()) {
            return on(SPEED, sample.speedMps());
        }
        return sample.hasCadence() ? on(CADENCE, sample.cadenceRpm()) : Double.NaN;
    }

    /** A better channel replaces the one before, and the effort begins anew; a worse one is not looked at. */
    private double on(int found, double value) {
        if (found > channel) {
            channel = found;
            number = 0;
        }
        return found == channel ? value : Double.NaN;
    }

    private void begin(long timeMs) {
        number++;
        pausing = false;
        turnMs = -1;
        effortStartMs = timeMs;
        fast.clear();
        slow.clear();
    }

    private void effort(long timeMs, double load, RecentHeart heart) {
        if (turnMs < 0) {
            effortLoad = slow.mean();
        }
        if (!(fast.mean() < PAUSE_SHARE * effortLoad)) {
            turnMs = -1;
            slow.add(timeMs, load);
            return;
        }
        if (turnMs < 0) {
            turnMs = timeMs;
            turnBpm = heart.bpm(timeMs);
        }
        if (timeMs - turnMs >= CONFIRM_MS) {
            pausing = true;
            pauseStartMs = turnMs;
            pauseBpm = turnBpm;
            turnMs = -1;
        }
    }

    private void pause(long timeMs) {
        if (timeMs - pauseStartMs > LONGEST_PAUSE_MS) {
            begin(timeMs);
        } else if (fast.mean() < PAUSE_SHARE * effortLoad) {
            turnMs = -1;
        } else if (turnMs < 0) {
            turnMs = timeMs;
        } else if (timeMs - turnMs >= CONFIRM_MS) {
            begin(turnMs);
        }
    }
}
