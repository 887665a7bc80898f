package io.fitconnect.streams.effort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.athlete.v1.Sex;
import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Recordings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values that devices and other projects published for these inputs. */
class PublishedCasesTest {
    private record TimeInZones(String recording, List<Double> bounds, List<Double> seconds) {}

    /** Garmin's own time_in_zone messages. */
    private static final List<TimeInZones> TIME_IN_ZONES = List.of(
            new TimeInZones(
                    "elevate-kaiteriteri",
                    List.of(86.0, 103.0, 120.0, 138.0, 155.0, 172.0),
                    List.of(17.6, 96.0, 2276.4, 2132.5, 214.0, 0.0, 0.0)),
            new TimeInZones(
                    "fit-file-parser-failed",
                    List.of(78.0, 94.0, 109.0, 125.0, 140.0, 156.0),
                    List.of(0.0, 98.0, 567.0, 114.0, 0.0, 0.0, 0.0)),
            new TimeInZones(
                    "fit-file-parser-downhill",
                    List.of(93.0, 111.0, 130.0, 148.0, 167.0, 185.0),
                    List.of(4735.0, 3052.9, 2546.9, 1432.0, 1071.0, 412.0, 0.0)),
            new TimeInZones(
                    "fit-file-parser-garmin-stamina",
                    List.of(94.0, 136.0, 145.0, 153.0, 170.0, 206.0),
                    List.of(29.0, 1662.9, 615.0, 986.0, 377.9, 811.5, 0.0)));

    @TestFactory
    Stream<DynamicTest> secondsInZonesAreTheDevices() {
        return TIME_IN_ZONES.stream()
                .map(published -> DynamicTest.dynamicTest(published.recording(), () -> {
                    double[] bounds = published.bounds().stream()
                            .mapToDouble(bound -> bound)
                            .toArray();
                    Session session = new Session(
                            new Judge(Session.REFERENCE.hrMaxBpm()), new Meter(Session.REFERENCE, new Zones(bounds)));
                    Recordings.samples(published.recording()).forEach(session::apply);
                    List<Double> seconds = new ArrayList<>();
                    seconds.add(session.figures().belowZonesS());
                    seconds.addAll(session.figures().zoneS());
                    for (int zone = 0; zone < seconds.size(); zone++) {
                        assertEquals(published.seconds().get(zone), seconds.get(zone), 5, "zone " + zone);
                    }
                }));
    }

    @Test
    void normalizedPowerIsTheDevicesWithinAWatt() {
        assertEquals(179, normalizedPower("elevate-brasilia"), 1);
        assertEquals(172, normalizedPower("elevate-first-power-ride"), 1);
        assertEquals(228, normalizedPower("fitparse-sample-activity-indoor-trainer"), 1);
        assertEquals(147, normalizedPower("fit-file-parser-file-with-zones"), 1);
    }

    @Test
    void workIsTheDevicesExactly() {
        assertEquals(
                1_029_169,
                Session.figures(Recordings.samples("fit-file-parser-garmin-stamina"))
                        .workJ(),
                0);
    }

    /** intervals.icu forum 68634: HRmax 187, rest 44, 138 bpm for 66.2 min, male. */
    @Test
    void trimpOfASteadyHour() {
        Parameters athlete = Parameters.of(
                Profile.newBuilder()
                        .setHrMax(187)
                        .setHrRest(44)
                        .setSex(Sex.SEX_MALE)
                        .build(),
                0);
        assertEquals(98.39, Banister.trimp(athlete, 138, 66.2 * 60), 0.01);
    }

    /** sweatpy: power 0, 1, ..., 99 W at 1 Hz, CP 25 W, W' 2000 J. */
    @Test
    void wBalanceOfARamp() {
        WBalance balance = new WBalance(25, 2000);
        for (int watts = 0; watts < 100; watts++) {
            balance.apply(watts, 1);
            if (watts == 50) {
                assertEquals(1675.0, balance.joules(), 1e-6);
            }
            if (watts == 75) {
                assertEquals(725.0, balance.joules(), 1e-6);
            }
        }
    }

    private static double normalizedPower(String recording) {
        return Session.figures(Recordings.samples(recording)).normalizedPowerW();
    }
}
