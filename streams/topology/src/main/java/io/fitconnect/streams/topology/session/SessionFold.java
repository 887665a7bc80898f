package io.fitconnect.streams.topology.session;

import io.fitconnect.streams.effort.Meter;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Fold;
import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;

/** Everything that is folded over a session's samples: judgement, figures, trainer's rules. */
final class SessionFold implements Fold<SessionFold> {
    private final Judge judge;
    private final Meter meter;

    SessionFold(Parameters athlete) {
        this(new Judge(athlete.hrMaxBpm()), new Meter(athlete));
    }

    private SessionFold(Judge judge, Meter meter) {
        this.judge = judge;
        this.meter = meter;
    }

    @Override
    public void apply(Sample sample) {
        Judged judged = judge.judge(sample);
        meter.apply(judged);
    }

    @Override
    public SessionFold copy() {
        return new SessionFold(judge.copy(), meter.copy());
    }

    Meter meter() {
        return meter;
    }
}
