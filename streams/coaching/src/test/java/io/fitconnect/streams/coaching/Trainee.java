package io.fitconnect.streams.coaching;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Quality;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An athlete with HRmax 200 who sends a sample a second and hears the coach. Zones begin at 100, 120, 140, 160, 180. */
final class Trainee {

    static final long START_MS = 1_740_981_600_000L;
    static final Parameters ATHLETE =
            Parameters.of(Profile.newBuilder().setHrMax(200).build(), START_MS);

    final List<Advice> heard = new ArrayList<>();
    Coach coach;
    private long timeMs = START_MS;
    private long seq;

    Trainee(Plan plan) {
        coach = new Coach(ATHLETE, () -> plan);
    }

    static Trainee alone() {
        return new Trainee(Plan.NONE);
    }

    /** A class that starts with the first sample, its blocks given as seconds, lowest and highest zone. */
    static Plan plan(int... blocks) {
        var training = TrainingClass.newBuilder().setClassId("c").setStartedMs(START_MS);
        for (int i = 0; i < blocks.length; i += 3) {
            training.addBlocks(Block.newBuilder()
                    .setName("block " + i / 3)
                    .setDurationS(blocks[i])
                    .setZoneLow(blocks[i + 1])
                    .setZoneHigh(blocks[i + 2]));
        }
        return Plan.of(training.build());
    }

    Trainee heart(int seconds, int bpm) {
        return each(seconds, sample -> sample.setHeartRateBpm(bpm));
    }

    Trainee ride(int seconds, int bpm, double powerW, double cadenceRpm) {
        return each(
                seconds,
                sample -> sample.setHeartRateBpm(bpm).setPowerW((float) powerW).setCadenceRpm((float) cadenceRpm));
    }

    Trainee each(int seconds, UnaryOperator<TelemetrySample.Builder> reading) {
        for (int i = 0; i < seconds; i++) {
            send(reading);
            timeMs += 1000;
        }
        return this;
    }

    /** A repetition, and the seconds that it takes. */
    Trainee rep(int count, int seconds, double velocityMps) {
        each(seconds - 1, sample -> sample.setReps(count - 1).setExercise("squat"));
        return each(1, sample -> {
            sample.setReps(count).setExercise("squat");
            return velocityMps > 0 ? sample.setRepVelocityMps((float) velocityMps) : sample;
        });
    }

    Trainee skip(int seconds) {
        timeMs += seconds * 1000L;
        return this;
    }

    void send(UnaryOperator<TelemetrySample.Builder> reading) {
        var telemetry = TelemetrySample.newBuilder().setSeq(++seq).setTimeMs(timeMs);
        heard.addAll(coach.apply(judged(Sample.of(reading.apply(telemetry).build()))));
    }

    static Judged judged(Sample sample) {
        Quality quality = sample.heartRateBpm() > 0 ? Quality.OK : Quality.MISSING;
        return new Judged(sample, quality, "", true, sample.hasPower());
    }

    List<Advice> heard(String rule) {
        return heard.stream().filter(advice -> advice.rule().equals(rule)).toList();
    }

    /** Seconds from the start at which a rule spoke. */
    List<Long> times(String rule) {
        return heard(rule).stream()
                .map(advice -> (advice.causeMs() - START_MS) / 1000)
                .toList();
    }
}
