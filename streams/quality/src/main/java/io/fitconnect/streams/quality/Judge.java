package io.fitconnect.streams.quality;

/**
 * Judges samples in their order by the limits in this module's README. The worst finding is the verdict; of equally bad
 * ones the first rule's reason is told.
 */
public final class Judge {
    private static final int HARD_MIN_BPM = 30;
    private static final int HARD_MAX_BPM = 230;
    private static final int SOFT_MIN_BPM = 40;
    private static final int SOFT_OVER_MAX_BPM = 5;
    /** W: above this, or this far below 0, a power meter is broken. */
    private static final float POWER_MAX_W = 2000;

    private static final float POWER_MIN_W = -200;

    private final double hrMaxBpm;
    private final Movement movement;
    private final Jump jump;
    private final Flat flat;
    private final CadenceLock cadenceLock;
    private final Beats beats;
    private Quality quality = Quality.MISSING;
    private String reason = Reason.ABSENT;

    /** A judge for an athlete whose maximal heart rate is hrMaxBpm. */
    public Judge(double hrMaxBpm) {
        this(hrMaxBpm, new Movement(), new Jump(), new Flat(), new CadenceLock(), new Beats());
    }

    private Judge(double hrMaxBpm, Movement movement, Jump jump, Flat flat, CadenceLock cadenceLock, Beats beats) {
        this.hrMaxBpm = hrMaxBpm;
        this.movement = movement;
        this.jump = jump;
        this.flat = flat;
        this.cadenceLock = cadenceLock;
        this.beats = beats;
    }

    public Judged judge(Sample sample) {
        movement.apply(sample);
        boolean aboutHeart = sample.speaksForHeart();
        if (aboutHeart) {
            judgeHeart(sample);
        }
        boolean powerCounts = sample.powerW() >= POWER_MIN_W && sample.powerW() <= POWER_MAX_W;
        return new Judged(sample, quality, reason, aboutHeart, powerCounts);
    }

    public Judge copy() {
        Judge copy = new Judge(hrMaxBpm, movement.copy(), jump.copy(), flat.copy(), cadenceLock.copy(), beats.copy());
        copy.quality = quality;
        copy.reason = reason;
        return copy;
    }

    private void judgeHeart(Sample sample) {
        int bpm = sample.heartRateBpm();
        quality = Quality.OK;
        reason = Reason.NONE;
        if (Boolean.FALSE.equals(sample.skinContact())) {
            find(Quality.INVALID, Reason.CONTACT_LOST);
            return;
        }
        if (bpm == Sample.NONE || bpm == 0) {
            find(Quality.MISSING, bpm == 0 ? Reason.ZERO : Reason.ABSENT);
            return;
        }
        if (bpm < HARD_MIN_BPM || bpm > HARD_MAX_BPM) {
            find(Quality.INVALID, Reason.OUT_OF_RANGE);
        } else {
            if (bpm < SOFT_MIN_BPM || bpm > hrMaxBpm + SOFT_OVER_MAX_BPM) {
                find(Quality.SUSPECT, Reason.UNLIKELY);
            }
            find(jump.judge(bpm, sample.timeMs()), Reason.JUMP);
        }
        find(flat.judge(bpm, sample.timeMs(), movement.at(sample)), Reason.FLAT);
        find(cadenceLock.judge(bpm, sample.timeMs(), movement.cadenceAt(sample)), Reason.CADENCE_LOCK);
        find(beats.judge(bpm, sample.meanRrMs()), Reason.BEATS_DIFFER);
    }

    private void find(Quality found, String why) {
        if (found.compareTo(quality) > 0) {
            quality = found;
            reason = why;
        }
    }
}
