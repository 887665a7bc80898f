package io.fitconnect.load.demo;

import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.ingest.v1.Sample;
import java.util.random.RandomGenerator;

/** On an indoor bike: power, cadence, and the speed the power would give on a flat road. */
final class Riding implements Activity {
    /** Half of air density 1.2 kg/m3 times drag area 0.32 m2. */
    private static final double DRAG = 0.5 * 1.2 * 0.32;

    private final Person person;
    private final RandomGenerator random;
    private double powerW;
    private double distanceM;
    private double workJ;

    Riding(Person person, RandomGenerator random) {
        this.person = person;
        this.random = random;
    }

    @Override
    public DeviceKind machine() {
        return DeviceKind.DEVICE_KIND_BIKE;
    }

    @Override
    public double second(double asked, Sample.Builder sample) {
        double wanted = asked * person.aerobicPowerW();
        // Legs and flywheel need some seconds to get there.
        powerW += (wanted - powerW) * 0.3;
        double now = Math.max(0, powerW * random.nextGaussian(1, 0.05));
        double speed = Math.cbrt(now / DRAG);
        distanceM += speed;
        workJ += now;
        sample.setPowerW(Math.round(now))
                .setCadenceRpm(Math.round(random.nextGaussian(72 + 20 * Math.min(1, asked), 2)))
                .setSpeedMps((float) (Math.round(speed * 100) / 100.0))
                .setDistanceM(Math.round(distanceM * 10) / 10.0)
                .setEnergyKcal(Math.round(workJ * KCAL_PER_JOULE));
        return now / person.aerobicPowerW();
    }
}
