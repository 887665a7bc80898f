package io.fitconnect.streams.effort;

/**
 * The total of a cumulative reading that may restart: the sum of its increments. A fall below half of the last value is
 * a machine that was reset (its new value counts from 0); a smaller fall is jitter and changes nothing.
 */
final class Counter {
    private boolean seen;
    private double last;
    private double total;

    /**
     * Takes the next reading.
     *
     * @param fromZero whether the first reading counts from 0 (a session's own figure) or only sets the start (a
     *     machine's counter, which ran before the session)
     */
    void apply(double value, boolean fromZero) {
        if (!seen) {
            seen = true;
            total = fromZero ? value : 0;
            last = value;
        } else if (value >= last) {
            total += value - last;
            last = value;
        } else if (value < last / 2) {
            total += value;
            last = value;
        }
    }

    boolean seen() {
        return seen;
    }

    double total() {
        return total;
    }

    Counter copy() {
        Counter copy = new Counter();
        copy.seen = seen;
        copy.last = last;
        copy.total = total;
        return copy;
    }
}
