package io.fitconnect.streams.quality;

import org.jspecify.annotations.Nullable;

/** Makes samples for tests, everything absent but what is said. */
public final class Make {
    private final long seq;
    private final long timeMs;
    private int bpm = Sample.NONE;
    private float rrMs = Float.NaN;
    private float power = Float.NaN;
    private float cadence = Float.NaN;
    private float speed = Float.NaN;
    private double distance = Double.NaN;
    private int reps = Sample.NONE;
    private float energy = Float.NaN;
    private float repVelocity = Float.NaN;
    private String exercise = "";
    private @Nullable Boolean contact;
    private boolean notification;

    private Make(long seq, long timeMs) {
        this.seq = seq;
        this.timeMs = timeMs;
    }

    public static Make at(long seq, long timeMs) {
        return new Make(seq, timeMs);
    }

    /** The n-th record of a 1 Hz session. */
    public static Make second(long n) {
        return new Make(n, Recordings.START_MS + n * 1000);
    }

    public Make bpm(int value) {
        bpm = value;
        return this;
    }

    public Make rrMs(double value) {
        rrMs = (float) value;
        return this;
    }

    public Make power(double value) {
        power = (float) value;
        return this;
    }

    public Make cadence(double value) {
        cadence = (float) value;
        return this;
    }

    public Make speed(double value) {
        speed = (float) value;
        return this;
    }

    public Make distance(double value) {
        distance = value;
        return this;
    }

    public Make reps(int value) {
        reps = value;
        return this;
    }

    public Make energy(double value) {
        energy = (float) value;
        return this;
    }

    public Make exercise(String value) {
        exercise = value;
        return this;
    }

    public Make repVelocity(double value) {
        repVelocity = (float) value;
        return this;
    }

    public Make contact(boolean value) {
        contact = value;
        return this;
    }

    public Make notification(boolean value) {
        notification = value;
        return this;
    }

    public Sample build() {
        return new Sample(
                seq,
                timeMs,
                bpm,
                rrMs,
                power,
                cadence,
                speed,
                distance,
                reps,
                energy,
                exercise,
                repVelocity,
                contact,
                notification);
    }
}
