package io.fitconnect.streams.coaching;

import io.fitconnect.streams.quality.Sample;

/**
 * The repetitions of the set that is being done: how much slower the newest is than the best. By the velocity of each
 * repetition where it is sent, else by the time that three repetitions take, since records that come once a second are
 * too coarse for one.
 */
final class RepSet {

    /** A pause this long, another exercise or a counter that starts anew ends the set; our choice. */
    private static final long PAUSE_MS = 20_000;

    private static final int PACE_REPS = 3;

    private String exercise = "";
    private int counter = Sample.NONE;
    private int reps;
    private long newestMs;
    private final double[] lastTimesMs = new double[PACE_REPS + 1];
    private float velocity = Float.NaN;
    private double bestVelocity;
    private double bestPaceMs = Double.POSITIVE_INFINITY;

    /** True when the sample brought a repetition. */
    boolean apply(Sample sample) {
        boolean other = !sample.exercise().isEmpty() && !sample.exercise().equals(exercise);
        if (other || sample.timeMs() - newestMs > PAUSE_MS || (sample.hasReps() && sample.reps() < counter)) {
            begin(sample);
        }
        boolean faster = takeVelocity(sample);
        boolean counted = takeReps(sample);
        if (faster || counted) {
            newestMs = sample.timeMs();
        }
        return faster || counted;
    }

    int reps() {
        return reps;
    }

    boolean byVelocity() {
        return bestVelocity > 0;
    }

    /** Share of the best velocity, or of the best pace, that the newest repetition lacks; 0: nothing is known yet. */
    double loss() {
        if (byVelocity()) {
            return 1 - velocity / bestVelocity;
        }
        return reps > PACE_REPS ? 1 - bestPaceMs / paceMs() : 0;
    }

    RepSet copy() {
        RepSet copy = new RepSet();
        copy.exercise = exercise;
        copy.counter = counter;
        copy.reps = reps;
        copy.newestMs = newestMs;
        System.arraycopy(lastTimesMs, 0, copy.lastTimesMs, 0, lastTimesMs.length);
        copy.velocity = velocity;
        copy.bestVelocity = bestVelocity;
        copy.bestPaceMs = bestPaceMs;
        return copy;
    }

    private void begin(Sample sample) {
        exercise = sample.exercise().isEmpty() ? exercise : sample.exercise();
        if (sample.hasReps() && sample.reps() < counter) {
            counter = 0;
        }
        reps = 0;
        velocity = Float.NaN;
        bestVelocity = 0;
        bestPaceMs = Double.POSITIVE_INFINITY;
    }

    /** A record a second repeats the newest repetition's velocity; only another value is another repetition. */
    private boolean takeVelocity(Sample sample) {
        if (!sample.hasRepVelocity() || sample.repVelocityMps() <= 0 || sample.repVelocityMps() == velocity) {
            return false;
        }
        velocity = sample.repVelocityMps();
        bestVelocity = Math.max(bestVelocity, velocity);
        if (!sample.hasReps()) {
            reps++;
        }
        return true;
    }

    private boolean takeReps(Sample sample) {
        if (!sample.hasReps()) {
            return false;
        }
        int more = counter == Sample.NONE ? 0 : sample.reps() - counter;
        counter = sample.reps();
        for (int i = 1; i <= more; i++) {
            // Several at once are spread over the time since the one before; the first of a set stands alone.
            double timeMs = reps == 0 ? sample.timeMs() : newestMs + (sample.timeMs() - newestMs) * (double) i / more;
            count(timeMs);
        }
        return more > 0;
    }

    private void count(double timeMs) {
        System.arraycopy(lastTimesMs, 1, lastTimesMs, 0, PACE_REPS);
        lastTimesMs[PACE_REPS] = timeMs;
        reps++;
        if (reps > PACE_REPS) {
            bestPaceMs = Math.min(bestPaceMs, paceMs());
        }
    }

    private double paceMs() {
        return (lastTimesMs[PACE_REPS] - lastTimesMs[0]) / PACE_REPS;
    }
}
