package io.fitconnect.live.window;

import org.jspecify.annotations.Nullable;

/**
 * The last steps of a window in a ring, bounded by their number and by the memory that the athletes they name take.
 *
 * <p>One thread adds. Others read a {@link Trail} without a lock: a step never changes once made, and a slot that was
 * overwritten meanwhile holds another number, which ends the trail there.
 */
final class History {
    private static final int FIRST_SLOTS = 8;
    static final int MAX_STEPS = 256;

    /** A step's own memory, in names. */
    private static final int STEP_COST = 8;
    /** For every window, beside twice its rows: about 10 s of a top 10 in which everything changes at 5 Hz. */
    private static final int SPARE_COST = 1_024;

    private final int maxCost;
    private @Nullable Step[] ring = new Step[FIRST_SLOTS];
    private long newest;
    private long oldest = 1;
    private int cost;

    History(int maxRows) {
        this.maxCost = 2 * maxRows + SPARE_COST;
    }

    /** What a reader needs to walk back from the newest step of now. */
    record Trail(@Nullable Step[] ring, long newest) {
        static final Trail EMPTY = new Trail(new Step[1], 0);

        @Nullable Step step(long number) {
            Step step = number < 1 ? null : ring[(int) (number % ring.length)];
            return step != null && step.number() == number ? step : null;
        }
    }

    Trail add(long from, long to, String[] added, String[] changed, String[] removed) {
        Step step = new Step(++newest, from, to, added, changed, removed);
        if (newest - oldest >= ring.length && ring.length < MAX_STEPS) {
            widen();
        }
        while (newest - oldest >= ring.length || (cost + cost(step) > maxCost && oldest < newest)) {
            forgetOldest();
        }
        ring[slot(newest)] = step;
        cost += cost(step);
        return new Trail(ring, newest);
    }

    private void forgetOldest() {
        Step gone = ring[slot(oldest)];
        cost -= gone == null ? 0 : cost(gone);
        ring[slot(oldest)] = null;
        oldest++;
    }

    private static int cost(Step step) {
        return step.keys() + STEP_COST;
    }

    private void widen() {
        Step[] wider = new Step[ring.length * 2];
        for (long number = oldest; number < newest; number++) {
            wider[(int) (number % wider.length)] = ring[slot(number)];
        }
        ring = wider;
    }

    private int slot(long number) {
        return (int) (number % ring.length);
    }
}
