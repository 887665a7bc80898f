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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that is folded over a session's samples: judgement, figures, trainer's rules. */
final class SessionFold implements Fold<SessionFold> {
    private final Judge judge;
    private final Meter meter;
    private final Coach coach;
    private final Supplier<long[]> endsMs;
    /** The figures as they stood at ends that the session ran on after; replaced, never changed, since copies share it. */
    private Map<Long, Meter> stood = Map.of();
    /** What the rules said since it was last taken; a copy starts without. */
    private List<Advice> advice = new ArrayList<>();

    /**
     * @param endsMs when competitions end, whose figures shall be those of the samples before, ms since 1970
     */
    SessionFold(Parameters athlete, Supplier<Plan> plan, Supplier<long[]> endsMs) {
        this(new Judge(athlete.hrMaxBpm()), new Meter(athlete), new Coach(athlete, plan), endsMs);
    }

    private SessionFold(Judge judge, Meter meter, Coach coach, Supplier<long[]> endsMs) {
        this.judge = judge;
        this.meter = meter;
        this.coach = coach;
        this.endsMs = endsMs;
    }

    @Override
    public void apply(Sample sample) {
        for (long endMs : endsMs.get()) {
            if (sample.timeMs() >= endMs && meter.newest() != null && !stood.containsKey(endMs)) {
                note(endMs);
            }
        }
        Judged judged = judge.judge(sample);
        meter.apply(judged);
        advice.addAll(coach.apply(judged));
    }

    @Override
    public SessionFold copy() {
        SessionFold copy = new SessionFold(judge.copy(), meter.copy(), coach.copy(), endsMs);
        copy.stood = stood;
        return copy;
    }

    private void note(long endMs) {
        Map<Long, Meter> noted = new HashMap<>(stood);
        noted.put(endMs, meter.copy());
        stood = noted;
    }

    /** The figures of the samples before this end; null when the session didn't run on after it. */
    @Nullable Meter at(long endMs) {
        return stood.get(endMs);
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
