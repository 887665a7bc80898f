package io.fitconnect.training.proposal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What limits the next session. Every rule is a convention of coaching practice: none of them is known to prevent
 * injury or illness, and none knows how the athlete feels but by the exertion that was told.
 */
final class Rules {
    private static final String PMC = "Allen and Coggan, Training and Racing with a Power Meter: performance manager. ";
    private static final double DEEP = -30;
    private static final double LOADED = -10;
    private static final double STEEP_RAMP = 8;
    private static final double FAST_RAMP = 5;
    private static final int DAYS_IN_A_ROW = 6;
    private static final double HARD_DAY = 1.5;
    private static final double HARD_POINTS = 50;
    private static final double VERY_HARD_RPE = 7;
    private static final int LONG_BREAK = 10;

    private static final List<Function<Form, Optional<Limit>>> ALL = List.of(
            Rules::restIsDue, Rules::form, Rules::ramp, Rules::dayAfterAHardOne, Rules::exertion, Rules::afterABreak);

    private Rules() {}

    /** The most that a rule allows, and why. */
    record Limit(Level most, Reason reason) {}

    /** Those that apply, the strictest first. */
    static List<Limit> apply(Form form) {
        return ALL.stream()
                .map(rule -> rule.apply(form))
                .flatMap(Optional::stream)
                .sorted((a, b) -> a.most().compareTo(b.most()))
                .toList();
    }

    private static Optional<Limit> restIsDue(Form it) {
        return when(
                it.daysSinceRest() >= DAYS_IN_A_ROW,
                Level.REST,
                "rest.due",
                format("You trained %d days in a row.", it.daysSinceRest()),
                Map.of("daysSinceRest", (double) it.daysSinceRest(), "most", (double) DAYS_IN_A_ROW),
                "One day off a week: a convention; no study gives the number.");
    }

    private static Optional<Limit> form(Form it) {
        Map<String, Double> numbers = Map.of("tsb", it.tsb(), "ctl", it.ctl(), "atl", it.atl());
        if (it.tsb() < DEEP) {
            return when(
                    true,
                    Level.RECOVERY,
                    "form.deep",
                    format(
                            "Your form (TSB) is %.0f, below %.0f: the last week was far above what you are used to.",
                            it.tsb(), DEEP),
                    numbers,
                    PMC + "That -30 is deep is a convention.");
        }
        return it.tsb() < LOADED
                ? when(
                        true,
                        Level.TEMPO,
                        "form.loaded",
                        format("Your form (TSB) is %.0f: you are loaded, as in a block of building up.", it.tsb()),
                        numbers,
                        PMC + "-10 to -30 as the range of building up is a convention.")
                : when(
                        true,
                        Level.INTERVALS,
                        "form.fresh",
                        format("Your form (TSB) is %.0f: nothing there speaks against a hard session.", it.tsb()),
                        numbers,
                        PMC);
    }

    private static Optional<Limit> ramp(Form it) {
        return when(
                it.ramp() > FAST_RAMP,
                it.ramp() > STEEP_RAMP ? Level.ENDURANCE : Level.TEMPO,
                "ramp.fast",
                format("Your fitness (CTL) rose by %.1f in 7 days; more than %.0f is fast.", it.ramp(), FAST_RAMP),
                Map.of("ramp", it.ramp(), "fast", FAST_RAMP, "steep", STEEP_RAMP),
                "Friel, The Power Meter Handbook: 5 to 8 a week as an upper range; a convention.");
    }

    private static Optional<Limit> dayAfterAHardOne(Form it) {
        return when(
                it.loadBefore() > HARD_POINTS && it.loadBefore() > HARD_DAY * it.ctl(),
                Level.ENDURANCE,
                "hard.yesterday",
                format("The day before had %.0f points, your usual is %.0f.", it.loadBefore(), it.ctl()),
                Map.of("load", it.loadBefore(), "ctl", it.ctl(), "times", HARD_DAY),
                "Hard and easy days take turns: a convention; the threshold is ours.");
    }

    private static Optional<Limit> exertion(Form it) {
        Double rpe = it.rpe();
        return rpe == null
                ? Optional.empty()
                : when(
                        rpe >= VERY_HARD_RPE,
                        Level.ENDURANCE,
                        "rpe.high",
                        format("You called the last session %.1f of 10.", rpe),
                        Map.of("rpe", rpe, "veryHard", VERY_HARD_RPE),
                        "Borg CR10, 7 is very strong (1982, Med Sci Sports Exerc 14:377); session RPE as a measure of"
                                + " load: Foster 2001, J Strength Cond Res 15:109; the consequence is ours.");
    }

    private static Optional<Limit> afterABreak(Form it) {
        return when(
                it.daysOff() >= LONG_BREAK,
                Level.ENDURANCE,
                "break.long",
                format("You had %d days without training.", it.daysOff()),
                Map.of("daysOff", (double) it.daysOff(), "long", (double) LONG_BREAK),
                "Begin easily after a break: a convention; the number is ours.");
    }

    private static Optional<Limit> when(
            boolean applies, Level most, String rule, String says, Map<String, Double> numbers, String source) {
        return applies
                ? Optional.of(new Limit(most, new Reason(rule, says, numbers, source.strip())))
                : Optional.empty();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
