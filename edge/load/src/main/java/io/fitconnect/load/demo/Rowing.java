package io.fitconnect.load.demo;

import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.ingest.v1.Sample;
import java.util.random.RandomGenerator;

/** On a rowing machine: stroke rate, power, and speed by the maker's formula P = 2.80 v^3 (Concept2). */
final class Rowing implements Activity {
    private static final double WATTS_PER_CUBIC_SPEED = 2.80;
    /** Rowers reach a little less power than riders at the same oxygen uptake. */
    private static final double AGAINST_RIDING = 0.9;

    private final Person person;
    private final RandomGenerator random;
    private double powerW;
    private double distanceM;
    private double workJ;

    Rowing(Person person, RandomGenerator random) {
        this.person = person;
        this.random = random;
    }

    @Override
    public DeviceKind machine() {
        return DeviceKind.DEVICE_KIND_ROWER;
    }

    @Override
    public double second(double asked, Sample.Builder sample) {
        double most = person.aerobicPowerW() * AGAINST_RIDING;
        powerW += (asked * most - powerW) * 0.25;
        double now = Math.max(0, powerW * random.nextGaussian(1, 0.07));
        double speed = Math.cbrt(now / WATTS_PER_CUBIC_SPEED);
        distanceM += speed;
        workJ += now;
        sample.setPowerW(Math.round(now))
                .setCadenceRpm(Math.round(random.nextGaussian(17 + 12 * Math.min(1.1, asked), 0.6)))
                .setSpeedMps((float) (Math.round(speed * 100) / 100.0))
                .setDistanceM(Math.round(distanceM * 10) / 10.0)
                .setEnergyKcal(Math.round(workJ * KCAL_PER_JOULE));
        return now / most;
    }
}
