package io.fitconnect.load.demo;

import io.fitconnect.proto.ingest.v1.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What lies between sensor and platform: lost skin contact, and gaps in which the phone keeps samples for later. */
final class Radio {
    /** One gap in about 4 minutes; one in 30 of them is long enough for a screen to call the athlete gone. */
    private static final double GAP_A_SECOND = 1 / 240.0;

    private static final double LONG_GAP = 1 / 30.0;
    private static final double CONTACT_LOSS_A_SECOND = 1 / 400.0;

    private final RandomGenerator random;
    private final List<Sample> kept = new ArrayList<>();
    private int gapS;
    private int noContactS;

    Radio(RandomGenerator random) {
        this.random = random;
    }

    /** The heart rate as a strap reports it: noisy, 0 without skin contact. */
    int strap(double trueBpm) {
        if (noContactS > 0) {
            noContactS--;
            return 0;
        }
        if (random.nextDouble() < CONTACT_LOSS_A_SECOND) {
            noContactS = random.nextInt(2, 12);
        }
        return (int) Math.round(trueBpm + random.nextGaussian(0, 0.7));
    }

    /** What leaves now: nothing in a gap, and after it everything that was kept. */
    List<Sample> pass(Sample sample) {
        kept.add(sample);
        if (gapS == 0 && random.nextDouble() < GAP_A_SECOND) {
            gapS = random.nextDouble() < LONG_GAP ? random.nextInt(62, 75) : random.nextInt(4, 25);
        }
        if (gapS > 0) {
            gapS--;
            return List.of();
        }
        List<Sample> now = List.copyOf(kept);
        kept.clear();
        return now;
    }
}
