package io.fitconnect.streams.effort;

import io.fitconnect.streams.quality.Sample;

/**
 * Kilocalories: the device's counter where it has one, else Keytel's estimate. A machine's counter says nothing about
 * the time before its first notification, so the estimate up to then is kept.
 */
final class Energy {
    private final Counter device;
    private double estimatedBeforeKcal;

    Energy() {
        this(new Counter());
    }

    private Energy(Counter device) {
        this.device = device;
    }

    void apply(Sample sample, double estimateKcal) {
        if (!sample.hasEnergy() || (sample.energyKcal() <= 0 && !device.seen())) {
            return;
        }
        if (!device.seen() && sample.notification()) {
            estimatedBeforeKcal = estimateKcal;
        }
        device.apply(sample.energyKcal(), !sample.notification());
    }

    double kcal(double estimateKcal) {
        return device.seen() ? estimatedBeforeKcal + device.total() : estimateKcal;
    }

    Energy copy() {
        Energy copy = new Energy(device.copy());
        copy.estimatedBeforeKcal = estimatedBeforeKcal;
        return copy;
    }
}
