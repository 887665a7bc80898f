package io.fitconnect.streams.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CoachProperties {

    private static final Map<String, Long> REST_MS = Coach.standard(Trainee.ATHLETE).stream()
            .collect(Collectors.toMap(Rule::name, rule -> rule.rest().toMillis()));

    @Property(tries = 150)
    void noRuleSpeaksAgainWithinItsRestTime(@ForAll long seed) {
        Map<String, Long> last = new HashMap<>();
        for (Advice advice : all(coach(), session(seed))) {
            Long before = last.put(advice.rule(), advice.causeMs());
            assertTrue(
                    before == null || advice.causeMs() - before >= REST_MS.get(advice.rule()),
                    () -> advice.rule() + " too soon");
        }
    }

    @Property(tries = 100)
    void copySaysWhatTheOriginalSays(@ForAll long seed) {
        List<Judged> samples = session(seed);
        Random random = new Random(seed);
        List<Advice> expected = all(coach(), samples);

        Coach coach = coach();
        List<Advice> heard = new ArrayList<>();
        for (Judged sample : samples) {
            if (random.nextInt(50) == 0) {
                Coach original = coach;
                coach = original.copy();
                for (Judged other : samples.subList(0, random.nextInt(30))) {
                    original.apply(other);
                }
            }
            heard.addAll(coach.apply(sample));
        }
        assertEquals(expected, heard);
    }

    private static Coach coach() {
        return new Coach(Trainee.ATHLETE, () -> Trainee.plan(400, 2, 3, 300, 4, 4, 600, 1, 2));
    }

    private static List<Advice> all(Coach coach, List<Judged> samples) {
        List<Advice> heard = new ArrayList<>();
        samples.forEach(sample -> heard.addAll(coach.apply(sample)));
        return heard;
    }

    /** Half an hour of stretches of random length, effort and faults, with gaps. */
    private static List<Judged> session(long seed) {
        Random random = new Random(seed);
        Judge judge = new Judge(200);
        List<Judged> samples = new ArrayList<>();
        long timeMs = Trainee.START_MS;
        int reps = 0;
        double bpm = 120;
        while (timeMs < Trainee.START_MS + 1_800_000) {
            int seconds = 5 + random.nextInt(150);
            double goal = 90 + random.nextInt(110);
            double power = random.nextInt(4) == 0 ? 0 : 80 + random.nextInt(300);
            double velocity = 0.3 + random.nextDouble() / 2;
            boolean strapLost = random.nextInt(8) == 0;
            boolean lifting = random.nextInt(4) == 0;
            for (int i = 0; i < seconds; i++, timeMs += 1000) {
                bpm += (goal - bpm) / 30 + random.nextGaussian();
                reps += lifting && random.nextInt(3) == 0 ? 1 : 0;
                var sample =
                        TelemetrySample.newBuilder().setSeq(samples.size() + 1).setTimeMs(timeMs);
                sample.setHeartRateBpm(strapLost ? 0 : (int) bpm);
                sample.setPowerW((float) (power * (1 - i / 600.0)));
                sample.setCadenceRpm((float) (power / 4)).setReps(reps);
                if (lifting) {
                    sample.setRepVelocityMps((float) (velocity * (1 - reps % 12 / 20.0)));
                }
                samples.add(judge.judge(Sample.of(sample.build())));
            }
            timeMs += random.nextInt(4) == 0 ? random.nextInt(40_000) : 0;
        }
        return samples;
    }
}
