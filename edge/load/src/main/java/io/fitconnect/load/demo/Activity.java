package io.fitconnect.load.demo;

import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.ingest.v1.Sample;
import java.util.random.RandomGenerator;

/** What a person does on a machine, second by second. */
sealed interface Activity permits Riding, Rowing, Lifting {

    /** kcal a joule of work costs at a gross efficiency of 24 % (1 kcal = 4184 J). */
    double KCAL_PER_JOULE = 1 / (0.24 * 4184);

    DeviceKind machine();

    /**
     * Does one second and writes what the machine measures.
     *
     * @param asked share of aerobic power the block asks for, after this person's own mood
     * @return the intensity really done, for the heart
     */
    double second(double asked, Sample.Builder sample);

    /** The same number always trains the same way. */
    static Activity of(int number, Person person, RandomGenerator random) {
        return switch (number % 4) {
            case 0 -> new Lifting(random);
            case 2 -> new Rowing(person, random);
            default -> new Riding(person, random);
        };
    }
}
