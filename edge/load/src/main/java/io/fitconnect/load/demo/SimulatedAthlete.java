package io.fitconnect.load.demo;

import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.ingest.v1.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One athlete of the simulated class: a body, a machine, a mood and a radio. The same seed and day live the same. */
final class SimulatedAthlete {
    private final Person person;
    private final Activity activity;
    private final HeartResponse heart;
    private final Radio radio;
    private final Random random;
    private final Device device;
    private double mood;
    private long seq;

    /**
     * @param seed who they are
     * @param day how they are today
     */
    SimulatedAthlete(int number, long seed, long day) {
        person = Person.of(number, new Random(seed * 1_000_003 + number));
        random = new Random((seed * 1_000_003 + number) * 31 + day);
        activity = Activity.of(number, person, random);
        // They come warm from the changing room, so that a board has something to show from its first seconds.
        double warm = random.nextDouble(0.3, 0.5);
        heart = new HeartResponse(person, person.hrRest() + warm * (person.hrMax() - person.hrRest()));
        radio = new Radio(random);
        mood = random.nextGaussian(1, 0.08);
        String kind = activity.machine().name().replace("DEVICE_KIND_", "").toLowerCase(Locale.ROOT);
        device = Device.newBuilder()
                .setId("demo-" + kind.replace('_', '-') + "-" + number)
                .setKind(activity.machine())
                .setName("Demo " + kind.replace('_', ' ') + " " + number)
                .build();
    }

    Person person() {
        return person;
    }

    Device device() {
        return device;
    }

    /**
     * Lives through one second.
     *
     * @param asked what the class's block asks for
     * @return what reaches the platform now; late samples come with the first that gets through
     */
    List<Sample> second(double asked, long deviceTimeMs) {
        // Motivation drifts: that is what makes a board move.
        mood = Math.clamp(mood + random.nextGaussian(0, 0.008) + (1 - mood) * 0.004, 0.75, 1.2);
        Sample.Builder sample = Sample.newBuilder().setSeq(++seq).setTimeMs(deviceTimeMs);
        double done = activity.second(asked * mood, sample);
        sample.setHeartRateBpm(radio.strap(heart.second(done)));
        return radio.pass(sample.build());
    }
}
