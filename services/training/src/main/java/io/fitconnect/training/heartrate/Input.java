package io.fitconnect.training.heartrate;

import java.util.Locale;

/** What drives a heart rate, in order of preference, with the size of one that makes the fit's numbers alike. */
public enum Input {
    POWER("W", 100),
    SPEED("m/s", 3),
    CADENCE("rpm", 80);

    private final String unit;
    private final double scale;

    Input(String unit, double scale) {
        this.unit = unit;
        this.scale = scale;
    }

    public String unit() {
        return unit;
    }

    double scale() {
        return scale;
    }

    /** As JSON and the table name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
