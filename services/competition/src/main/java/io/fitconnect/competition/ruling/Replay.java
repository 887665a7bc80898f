package io.fitconnect.competition.ruling;

import io.fitconnect.competition.contest.Metric;
import io.fitconnect.streams.effort.Figures;
import io.fitconnect.streams.effort.Meter;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Quality;
import io.fitconnect.streams.quality.Sample;
import java.util.List;
import java.util.function.LongPredicate;

/** Judges and scores a session's stored samples by the same folds that scored them live. */
final class Replay {
    private final Metric metric;
    private final Parameters athlete;
    private final List<Sample> samples;

    /** Of samples in any order, each seq once. */
    Replay(Metric metric, Parameters athlete, List<Sample> samples) {
        this.metric = metric;
        this.athlete = athlete;
        this.samples = samples.stream().sorted().toList();
    }

    ReplayReport report(StoredWorkout stood, long endMs, long fromSeq, long toSeq) {
        LongPredicate disputed = seq -> fromSeq > 0 && seq >= fromSeq && seq <= toSeq;
        int[] counts = new int[Quality.values().length];
        double score = fold(Long.MAX_VALUE, seq -> true, disputed, counts);
        double inWindow = fold(endMs, seq -> true, seq -> false, counts);
        double without = fold(endMs, disputed.negate(), seq -> false, counts);
        return new ReplayReport(
                samples.size(),
                stood.sampleCount(),
                score,
                stood.score(metric),
                inWindow,
                without,
                counts[Quality.OK.ordinal()],
                counts[Quality.SUSPECT.ordinal()],
                counts[Quality.INVALID.ordinal()],
                counts[Quality.MISSING.ordinal()]);
    }

    /** The score of the samples before the end that are taken; counts verdicts of those that are looked at. */
    private double fold(long endMs, LongPredicate taken, LongPredicate lookedAt, int[] counts) {
        Judge judge = new Judge(athlete.hrMaxBpm());
        Meter meter = new Meter(athlete);
        for (Sample sample : samples) {
            if (sample.timeMs() >= endMs || !taken.test(sample.seq())) {
                continue;
            }
            Judged judged = judge.judge(sample);
            meter.apply(judged);
            if (lookedAt.test(sample.seq())) {
                counts[verdict(judged).ordinal()]++;
            }
        }
        return score(meter.figures());
    }

    private static Quality verdict(Judged judged) {
        boolean powerIsVoid = judged.sample().hasPower() && !judged.powerCounts();
        return powerIsVoid ? Quality.INVALID : judged.quality();
    }

    private double score(Figures figures) {
        return switch (metric) {
            case EFFORT -> figures.effortPoints();
            case REPS -> figures.reps();
            case DISTANCE -> figures.distanceM();
            case ENERGY -> figures.energyKcal();
            case WORK -> figures.workJ();
        };
    }
}
