package io.fitconnect.streams.coaching;

import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.effort.Zones;
import io.fitconnect.streams.quality.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All rules over one session's judged samples in their order. Part of the session's fold: it has no clock, and a refold
 * of the same samples gives the same advice with the same causes. What a late sample's refold says of the past is for
 * the caller to drop; what the head says at a new sample is for the athlete.
 *
 * <p>The plan is looked up at each sample, since a class may start while the session runs. Not thread-safe.
 */
public final class Coach {

    private final Zones zones;
    private final Supplier<Plan> plan;
    private final List<Rule> rules;
    private final RecentHeart heart;
    private final Interval interval;
    /** Cause time of each rule's newest advice. */
    private final long[] advisedMs;

    /** A coach with the standard rules, whose parameters stand in this module's README. */
    public Coach(Parameters athlete, Supplier<Plan> plan) {
        this(Zones.ofMax(athlete.hrMaxBpm()), plan, standard(athlete));
    }

    Coach(Zones zones, Supplier<Plan> plan, List<Rule> rules) {
        this(zones, plan, List.copyOf(rules), new RecentHeart(), new Interval(), new long[rules.size()]);
        Arrays.fill(advisedMs, Rule.NEVER);
    }

    private Coach(
            Zones zones,
            Supplier<Plan> plan,
            List<Rule> rules,
            RecentHeart heart,
            Interval interval,
            long[] advisedMs) {
        this.zones = zones;
        this.plan = plan;
        this.rules = rules;
        this.heart = heart;
        this.interval = interval;
        this.advisedMs = advisedMs;
    }

    static List<Rule> standard(Parameters athlete) {
        return List.of(
                new OffTarget(OffTarget.Side.OVER, OffTarget.Settings.DEFAULT),
                new OffTarget(OffTarget.Side.UNDER, OffTarget.Settings.DEFAULT),
                new RedZone(RedZone.Settings.DEFAULT),
                new HeartRateRecovery(HeartRateRecovery.Settings.DEFAULT, athlete.hrMaxBpm()),
                new Fading(Fading.Channel.POWER, Fading.Settings.POWER),
                new Fading(Fading.Channel.CADENCE, Fading.Settings.CADENCE),
                new RepLoss(RepLoss.Settings.POWER),
                new RepLoss(RepLoss.Settings.MUSCLE),
                new SensorLost(SensorLost.Settings.DEFAULT));
    }

    /** Takes the next sample in order; what there is to say at it, mostly nothing. */
    public List<Advice> apply(Judged judged) {
        long timeMs = judged.sample().timeMs();
        int zone = -1;
        if (judged.heartCounts()) {
            int bpm = judged.sample().heartRateBpm();
            zone = zones.of(bpm);
            heart.add(timeMs, bpm);
        }
        interval.apply(judged, heart);
        Moment moment = new Moment(judged, zone, heart, plan.get().at(timeMs), interval);
        List<Advice> advice = List.of();
        for (int i = 0; i < rules.size(); i++) {
            advice = add(advice, i, rules.get(i).apply(moment));
        }
        return advice;
    }

    /**
     * What there is to say when nothing has arrived for so long since the newest sample did; for a clock to call, as
     * often as it likes, while the session is open.
     */
    public List<Advice> silence(long silentMs) {
        List<Advice> advice = List.of();
        for (int i = 0; i < rules.size(); i++) {
            advice = add(advice, i, rules.get(i).silence(silentMs));
        }
        return advice;
    }

    /** An independent coach that stands where this one stands. */
    public Coach copy() {
        List<Rule> copies = rules.stream().map(Rule::copy).toList();
        return new Coach(zones, plan, copies, heart.copy(), interval.copy(), advisedMs.clone());
    }

    private List<Advice> add(List<Advice> advice, int rule, @Nullable Advice found) {
        if (found == null
                || found.causeMs() - advisedMs[rule] < rules.get(rule).rest().toMillis()) {
            return advice;
        }
        advisedMs[rule] = found.causeMs();
        List<Advice> more = advice.isEmpty() ? new ArrayList<>() : advice;
        more.add(found);
        return more;
    }
}
