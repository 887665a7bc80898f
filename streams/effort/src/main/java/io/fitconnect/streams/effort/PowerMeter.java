package io.fitconnect.streams.effort;

import io.fitconnect.streams.quality.Judged;

/**
 * What the power amounts to: work, Normalized Power, W' balance. Missing and implausible power counts as 0 W, which
 * matters for the rolling figures only in sessions that have power at all.
 */
final class PowerMeter {
    private final NormalizedPower normalized;
    private final WBalance balance;
    private boolean seen;
    private double workJ;
    private long countedMs;

    private boolean started;
    private long lastMs;
    private double standingW;

    PowerMeter(Parameters athlete) {
        this(new NormalizedPower(), new WBalance(athlete.ftpW(), athlete.wPrimeJ()));
    }

    private PowerMeter(NormalizedPower normalized, WBalance balance) {
        this.normalized = normalized;
        this.balance = balance;
    }

    void apply(Judged sample) {
        if (!sample.sample().speaksForPower()) {
            return;
        }
        long timeMs = sample.sample().timeMs();
        settle(Held.between(lastMs, timeMs));
        started = true;
        lastMs = timeMs;
        standingW = sample.powerCounts() ? Math.max(0, sample.sample().powerW()) : 0;
        seen |= sample.powerCounts();
    }

    void settle(long heldMs) {
        if (!started) {
            return;
        }
        workJ += standingW * heldMs / 1000.0;
        countedMs += heldMs;
        normalized.apply(standingW, heldMs);
        balance.apply(standingW, heldMs / 1000.0);
    }

    PowerMeter copy() {
        PowerMeter copy = new PowerMeter(normalized.copy(), balance.copy());
        copy.seen = seen;
        copy.workJ = workJ;
        copy.countedMs = countedMs;
        copy.started = started;
        copy.lastMs = lastMs;
        copy.standingW = standingW;
        return copy;
    }

    /** True when any power counted. */
    boolean seen() {
        return seen;
    }

    double workJ() {
        return workJ;
    }

    double meanW() {
        return countedMs == 0 ? 0 : workJ * 1000 / countedMs;
    }

    double countedSeconds() {
        return countedMs / 1000.0;
    }

    NormalizedPower normalized() {
        return normalized;
    }

    WBalance balance() {
        return balance;
    }
}
