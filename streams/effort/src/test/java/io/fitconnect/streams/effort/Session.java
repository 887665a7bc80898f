package io.fitconnect.streams.effort;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.athlete.v1.Sex;
import io.fitconnect.streams.quality.Fold;
import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Recordings;
import io.fitconnect.streams.quality.Sample;

/** Judge and meter as one fold, for tests. */
final class Session implements Fold<Session> {
    /** The athlete of reference-metrics.csv. */
    static final Parameters REFERENCE = Parameters.of(
            Profile.newBuilder()
                    .setHrMax(190)
                    .setHrRest(60)
                    .setSex(Sex.SEX_MALE)
                    .setBirthYear(2025 - 35)
                    .setWeightKg(75)
                    .setFtpW(250)
                    .setWPrimeJ(20_000)
                    .build(),
            Recordings.START_MS);

    private final Judge judge;
    private final Meter meter;

    Session(Parameters athlete) {
        this(new Judge(athlete.hrMaxBpm()), new Meter(athlete));
    }

    Session(Judge judge, Meter meter) {
        this.judge = judge;
        this.meter = meter;
    }

    static Figures figures(Iterable<Sample> samples) {
        Session session = new Session(REFERENCE);
        samples.forEach(session::apply);
        return session.figures();
    }

    @Override
    public void apply(Sample sample) {
        meter.apply(judge.judge(sample));
    }

    @Override
    public Session copy() {
        return new Session(judge.copy(), meter.copy());
    }

    Figures figures() {
        return meter.figures();
    }
}
