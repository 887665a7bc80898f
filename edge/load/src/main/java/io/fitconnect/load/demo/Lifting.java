package io.fitconnect.load.demo;

import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.ingest.v1.Sample;
import java.util.random.RandomGenerator;

/**
 * Sets of repetitions with rests between; each repetition is a little slower than the one before, as fatigue has it
 * (velocity-based training: a set is worth ending at 20 to 40 % loss).
 */
final class Lifting implements Activity {
    private static final String[] EXERCISES = {"squat", "bench press", "deadlift", "row"};
    private static final int SETS_AN_EXERCISE = 4;

    private final RandomGenerator random;
    private int reps;
    private int sets;
    private int repsLeft;
    private int waitS;
    private double velocityMps;
    private double lossPerRep;

    Lifting(RandomGenerator random) {
        this.random = random;
        this.waitS = random.nextInt(5, 40);
    }

    @Override
    public DeviceKind machine() {
        return DeviceKind.DEVICE_KIND_STRENGTH_MACHINE;
    }

    @Override
    public double second(double asked, Sample.Builder sample) {
        if (--waitS <= 0) {
            if (repsLeft == 0) {
                startSet();
            } else {
                rep(asked, sample);
            }
        }
        sample.setReps(reps).setExercise(EXERCISES[sets / SETS_AN_EXERCISE % EXERCISES.length]);
        boolean inSet = repsLeft > 0;
        return inSet ? 0.45 + 0.45 * Math.min(1, asked) : 0.35;
    }

    private void startSet() {
        repsLeft = random.nextInt(8, 13);
        velocityMps = random.nextDouble(0.6, 0.9);
        lossPerRep = random.nextDouble(0.015, 0.045);
        waitS = 2;
    }

    private void rep(double asked, Sample.Builder sample) {
        reps++;
        repsLeft--;
        sample.setRepVelocityMps((float) (Math.round(velocityMps * random.nextGaussian(1, 0.02) * 100) / 100.0));
        velocityMps *= 1 - lossPerRep;
        if (repsLeft == 0) {
            sets++;
            // The harder the block, the shorter the rest.
            waitS = (int) Math.round(random.nextDouble(25, 45) * (1.6 - Math.min(1, asked)));
        } else {
            waitS = velocityMps < 0.55 ? 4 : 3;
        }
    }
}
