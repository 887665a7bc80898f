package io.fitconnect.streams.topology.session;

import io.fitconnect.streams.coaching.Advice;
import io.fitconnect.streams.coaching.Coach;
import io.fitconnect.streams.coaching.Plan;
import io.fitconnect.streams.effort.Meter;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Fold;
import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that is folded over a session's samples: judgement, figures, trainer's rules. */
final class SessionFold implements Fold<SessionFold> {
    private final Judge judge;
    private final Meter meter;
    private final Coach coach;
    /** What the rules said since it was last taken; a copy starts without. */
    private List<Advice> advice = new ArrayList<>();

    SessionFold(Parameters athlete, Supplier<Plan> plan) {
        this(new Judge(athlete.hrMaxBpm()), new Meter(athlete), new Coach(athlete, plan));
    }

    private SessionFold(Judge judge, Meter meter, Coach coach) {
        this.judge = judge;
        this.meter = meter;
        this.coach = coach;
    }

    @Override
    public void apply(Sample sample) {
        Judged judged = judge.judge(sample);
        meter.apply(judged);
        advice.addAll(coach.apply(judged));
    }

    @Override
    public SessionFold copy() {
        return new SessionFold(judge.copy(), meter.copy(), coach.copy());
    }

    Meter meter() {
        return meter;
    }

    /** What there is to say after so long without any sample. */
    void silence(long silentMs) {
        advice.addAll(coach.silence(silentMs));
    }

    /** Hands out what the rules said, once. */
    List<Advice> takeAdvice() {
        if (advice.isEmpty()) {
            return List.of();
        }
        List<Advice> taken = advice;
        advice = new ArrayList<>();
        return taken;
    }
}
