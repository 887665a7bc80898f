package io.fitconnect.load.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.ingest.v1.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedAthleteTest {
    private static final long START_MS = 1_700_000_000_000L;
    private static final Programme PROGRAMME = Programme.intervals();

    @Test
    void everySecondArrivesOnceAndNoneTooLate() {
        for (int number = 1; number <= 8; number++) {
            List<Arrival> life = live(number, 1);
            long last = life.getLast().sample.getSeq();
            assertEquals(
                    LongStream.rangeClosed(1, last).boxed().toList(),
                    life.stream().map(arrival -> arrival.sample.getSeq()).toList());
            assertTrue(last > PROGRAMME.durationS() - 80);
            for (Arrival arrival : life) {
                long delayMs = START_MS + arrival.second * 1000L - arrival.sample.getTimeMs();
                assertTrue(delayMs >= 0 && delayMs <= 75_000, () -> "late by " + delayMs);
            }
        }
    }

    @Test
    void someSamplesComeLateAndSomeStrapsLoseContact() {
        List<Arrival> all = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> live(number, 1))
                .flatMap(List::stream)
                .toList();
        double late = all.stream()
                        .filter(a -> START_MS + a.second * 1000L > a.sample.getTimeMs())
                        .count()
                / (double) all.size();
        double lost = all.stream().filter(a -> a.sample.getHeartRateBpm() == 0).count() / (double) all.size();
        assertTrue(late > 0.01 && late < 0.2, () -> "late " + late);
        assertTrue(lost > 0.003 && lost < 0.05, () -> "without contact " + lost);
    }

    @Test
    void theHeartStaysWithinTheBody() {
        for (int number = 1; number <= 12; number++) {
            Person person = new SimulatedAthlete(number, 1, 1).person();
            for (Arrival arrival : live(number, 1)) {
                int bpm = arrival.sample.getHeartRateBpm();
                assertTrue(bpm == 0 || bpm >= person.hrRest() - 4 && bpm <= person.hrMax() + 4, () -> "" + bpm);
            }
        }
    }

    @Test
    void countersOfMachinesOnlyGrow() {
        for (int number = 1; number <= 8; number++) {
            Sample before = Sample.getDefaultInstance();
            for (Arrival arrival : live(number, 1)) {
                Sample now = arrival.sample;
                assertTrue(now.getDistanceM() >= before.getDistanceM());
                assertTrue(now.getEnergyKcal() >= before.getEnergyKcal());
                assertTrue(now.getReps() >= before.getReps());
                before = now;
            }
        }
    }

    @Test
    void eachMachineMeasuresItsOwn() {
        Sample ride = live(1, 1).getLast().sample;
        Sample row = live(2, 1).getLast().sample;
        Sample lift = live(4, 1).getLast().sample;
        assertEquals(
                DeviceKind.DEVICE_KIND_BIKE,
                new SimulatedAthlete(1, 1, 1).device().getKind());
        assertTrue(ride.hasPowerW() && ride.hasCadenceRpm() && ride.getDistanceM() > 10_000);
        assertTrue(row.getCadenceRpm() < 40 && row.getDistanceM() > 3_000);
        assertTrue(
                lift.getReps() > 100 && !lift.hasPowerW() && !lift.getExercise().isEmpty());
    }

    @Test
    void aSetGetsSlower() {
        List<Float> velocities = live(4, 1).stream()
                .filter(arrival -> arrival.sample.hasRepVelocityMps())
                .limit(8)
                .map(arrival -> arrival.sample.getRepVelocityMps())
                .toList();
        assertTrue(velocities.getLast() < velocities.getFirst(), velocities::toString);
    }

    @Test
    void harderBlocksShowInPowerAndThenInTheHeart() {
        List<Arrival> life = live(1, 1);
        double warmUp = meanHeartRate(life, 120, 240);
        double interval = meanHeartRate(life, 480, 540);
        assertTrue(interval > warmUp + 15, () -> warmUp + " then " + interval);
    }

    @Test
    void theSameDayIsTheSameLifeAndAnotherIsNot() {
        assertEquals(live(3, 1), live(3, 1));
        assertNotEquals(live(3, 1), live(3, 2));
        assertEquals(new SimulatedAthlete(3, 1, 1).person(), new SimulatedAthlete(3, 1, 2).person());
    }

    private record Arrival(int second, Sample sample) {}

    private static List<Arrival> live(int number, long day) {
        SimulatedAthlete athlete = new SimulatedAthlete(number, 1, day);
        List<Arrival> arrivals = new ArrayList<>();
        for (int second = 0; second < PROGRAMME.durationS(); second++) {
            int now = second;
            athlete.second(PROGRAMME.at(second).intensity(), START_MS + second * 1000L)
                    .forEach(sample -> arrivals.add(new Arrival(now, sample)));
        }
        return arrivals;
    }

    private static double meanHeartRate(List<Arrival> life, int from, int to) {
        return life.stream()
                .filter(a -> a.sample.getSeq() > from && a.sample.getSeq() <= to)
                .mapToInt(a -> a.sample.getHeartRateBpm())
                .filter(bpm -> bpm > 0)
                .average()
                .orElseThrow();
    }
}
