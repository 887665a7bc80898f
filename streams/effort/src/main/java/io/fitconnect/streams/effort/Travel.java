package io.fitconnect.streams.effort;

import io.fitconnect.streams.quality.Sample;

/** Meters covered: what the device counted, or, when it counts none, its speed over time. */
final class Travel {
    private final Counter counted;
    private double integratedM;
    private boolean started;
    private long lastMs;
    private double standingMps;

    Travel() {
        this(new Counter());
    }

    private Travel(Counter counted) {
        this.counted = counted;
    }

    void apply(Sample sample) {
        if (sample.hasDistance()) {
            counted.apply(sample.distanceM(), !sample.notification());
        }
        if (!sample.speaksForSpeed()) {
            return;
        }
        settle(Held.between(lastMs, sample.timeMs()));
        started = true;
        lastMs = sample.timeMs();
        standingMps = sample.hasSpeed() ? sample.speedMps() : 0;
    }

    void settle(long heldMs) {
        if (started) {
            integratedM += standingMps * heldMs / 1000.0;
        }
    }

    double meters() {
        return counted.seen() ? counted.total() : integratedM;
    }

    Travel copy() {
        Travel copy = new Travel(counted.copy());
        copy.integratedM = integratedM;
        copy.started = started;
        copy.lastMs = lastMs;
        copy.standingMps = standingMps;
        return copy;
    }
}
