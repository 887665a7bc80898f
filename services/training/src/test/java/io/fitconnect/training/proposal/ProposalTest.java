package io.fitconnect.training.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.training.load.History;
import io.fitconnect.training.load.LoadModel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Test
    void withTooLittleHistoryItSaysSoInsteadOfGuessing() {
        assertInstanceOf(Proposal.Unknown.class, Proposal.of(form(0, day -> 0, OptionalDouble.empty())));
        assertInstanceOf(Proposal.Unknown.class, Proposal.of(form(10, day -> 60, OptionalDouble.empty())));
        assertInstanceOf(
                Proposal.Unknown.class, Proposal.of(form(100, day -> day == 99 ? 60 : 0, OptionalDouble.empty())));
    }

    @Test
    void aSteadyTraineeWhoRestedMayGoHard() {
        Proposal.Next next = next(form(120, ProposalTest::everyOtherDay, OptionalDouble.of(4)));

        assertEquals(Level.INTERVALS, next.level());
        assertEquals(List.of("form.fresh"), rules(next));
        assertTrue(next.blocks().stream().anyMatch(block -> block.zoneLow() == 4));
    }

    @Test
    void theReasonsCarryTheNumbersThatLedToThem() {
        Form form = form(120, day -> day > 113 ? 160 : everyOtherDay(day), OptionalDouble.of(8.5));
        Proposal.Next next = next(form);

        assertEquals(Level.REST, next.level());
        assertEquals("rest.due", rules(next).getFirst());
        assertTrue(
                rules(next).containsAll(List.of("form.deep", "ramp.fast", "hard.yesterday", "rpe.high")),
                () -> rules(next).toString());
        Reason deep = reason(next, "form.deep");
        assertEquals(form.tsb(), deep.numbers().get("tsb"));
        assertTrue(form.tsb() < -30);
        assertEquals(8.5, reason(next, "rpe.high").numbers().get("rpe"));
    }

    @Test
    void anExertionThatWasVeryHardMakesTheNextOneEasy() {
        assertEquals(
                Level.ENDURANCE,
                next(form(120, ProposalTest::everyOtherDay, OptionalDouble.of(9)))
                        .level());
    }

    @Test
    void aShortHistoryIsNamedAsOne() {
        assertTrue(rules(next(form(20, ProposalTest::everyOtherDay, OptionalDouble.empty())))
                .contains("history.short"));
    }

    @Test
    void afterABreakItBeginsEasily() {
        Proposal.Next next = next(form(120, day -> day < 105 ? everyOtherDay(day) : 0, OptionalDouble.empty()));
        assertEquals(Level.ENDURANCE, next.level());
        assertEquals("break.long", rules(next).getFirst());
    }

    @Test
    void whenTodayHasItsSessionTheProposalIsForTomorrow() {
        Map<LocalDate, Double> loads = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            loads.put(TODAY.minusDays(i), i % 2 == 0 ? 60.0 : 0.0);
        }
        Form form = Form.of(
                new History(LoadModel.run(loads, TODAY.minusDays(29), TODAY), Map.of()), TODAY, OptionalDouble.empty());
        assertEquals(TODAY.plusDays(1), form.day());
        assertEquals(60, form.loadBefore());
        assertEquals(1, form.daysSinceRest());
    }

    private static double everyOtherDay(int day) {
        return day % 2 == 0 ? 60 : 0;
    }

    /** Days 0 to n-1 lie before today, which has no session yet. */
    private static Form form(int days, IntToDoubleFunction load, OptionalDouble rpe) {
        Map<LocalDate, Double> loads = new HashMap<>();
        for (int i = 0; i < days; i++) {
            loads.put(TODAY.minusDays(days - i), load.applyAsDouble(i));
        }
        return Form.of(
                new History(days == 0 ? List.of() : LoadModel.run(loads, TODAY.minusDays(days), TODAY), Map.of()),
                TODAY,
                rpe);
    }

    private static Proposal.Next next(Form form) {
        return assertInstanceOf(Proposal.Next.class, Proposal.of(form));
    }

    private static List<String> rules(Proposal.Next next) {
        return next.reasons().stream().map(Reason::rule).toList();
    }

    private static Reason reason(Proposal.Next next, String rule) {
        return next.reasons().stream()
                .filter(it -> it.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
