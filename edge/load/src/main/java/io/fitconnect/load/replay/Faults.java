package io.fitconnect.load.replay;

import java.time.Duration;

/**
 * What goes wrong on purpose; the same seed does the same again.
 *
 * @param late share of samples that come late, 0 to 1
 * @param lateBy how late at most, on the recording's clock
 * @param duplicate share of samples that are sent twice, 0 to 1
 * @param shuffle true: samples come in random order within every 10 s of the recording
 */
public record Faults(double late, Duration lateBy, double duplicate, boolean shuffle, long seed) {
    public static final Faults NONE = new Faults(0, Duration.ZERO, 0, false, 0);

    public Faults {
        if (late < 0 || late > 1 || duplicate < 0 || duplicate > 1) {
            throw new IllegalArgumentException("shares are 0 % to 100 %");
        }
    }
}
