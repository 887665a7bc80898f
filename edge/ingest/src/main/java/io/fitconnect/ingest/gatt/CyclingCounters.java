package io.fitconnect.ingest.gatt;

import org.jspecify.annotations.Nullable;

/** One cycling sensor's counters between notifications, as cadence and speed. Not thread-safe. */
public final class CyclingCounters {

    /** 700x25C, the usual default of bike computers; a sensor does not say its wheel's size. */
    public static final double WHEEL_CIRCUMFERENCE_METERS = 2.105;

    /** 300 rpm; sprinters on rollers reach 250. */
    private static final double HIGHEST_CRANK = 5;
    /** 216 km/h. */
    private static final double HIGHEST_WHEEL = 60 / WHEEL_CIRCUMFERENCE_METERS;

    private final TurnRate crank = new TurnRate(0xFFFFL, 1_024, HIGHEST_CRANK);
    private final TurnRate wheel;

    private CyclingCounters(double wheelTicksPerSecond) {
        this.wheel = new TurnRate(0xFFFF_FFFFL, wheelTicksPerSecond, HIGHEST_WHEEL);
    }

    /** Of 2A5B. */
    public static CyclingCounters ofSpeedCadence() {
        return new CyclingCounters(1_024);
    }

    /** Of 2A63, whose wheel clock ticks twice as fast. */
    public static CyclingCounters ofPower() {
        return new CyclingCounters(2_048);
    }

    /** Crank turns a minute; null: not known. */
    public @Nullable Double cadenceRpm(@Nullable Revolutions now, long timeMillis) {
        Double rate = now == null ? null : crank.next(now, timeMillis);
        return rate == null ? null : rate * 60;
    }

    /** Meters a second by {@link #WHEEL_CIRCUMFERENCE_METERS}; null: not known. */
    public @Nullable Double speedMps(@Nullable Revolutions now, long timeMillis) {
        Double rate = now == null ? null : wheel.next(now, timeMillis);
        return rate == null ? null : rate * WHEEL_CIRCUMFERENCE_METERS;
    }
}
