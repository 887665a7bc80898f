package io.fitconnect.competition.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.competition.contest.CompetitionState.Announced;
import io.fitconnect.competition.contest.CompetitionState.Cancelled;
import io.fitconnect.competition.contest.CompetitionState.Ended;
import io.fitconnect.competition.contest.CompetitionState.Official;
import io.fitconnect.competition.contest.CompetitionState.Running;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class CompetitionStateTest {
    private static final long START = 100;
    private static final long END = 200;

    @Test
    void theClockStartsAndEndsIt() {
        assertEquals(new Announced(), new Announced().at(99, START, END));
        assertEquals(new Running(), new Announced().at(100, START, END));
        assertEquals(new Running(), new Running().at(199, START, END));
        assertEquals(new Ended(200), new Running().at(200, START, END));
        assertEquals(new Ended(250), new Announced().at(250, START, END));
        assertEquals(new Ended(200), new Ended(200).at(300, START, END));
    }

    @Test
    void itIsCancelledOnlyBeforeItsEnd() {
        assertEquals(Answer.given(new Cancelled(150)), new Running().cancel(150));
        assertEquals(Answer.given(new Cancelled(150)), new Cancelled(150).cancel(160));
        assertEquals(ProblemCode.COMPETITION_FIXED, code(new Ended(200).cancel(210)));
        assertEquals(new Cancelled(150), new Cancelled(150).at(300, START, END));
    }

    @Test
    void standingsBecomeOfficialAfterTheEndAndMayBeCorrectedLater() {
        assertEquals(new Official(200, 260), new Ended(200).official(260));
        assertEquals(new Official(200, 300), new Official(200, 260).official(300));
        assertEquals(new Official(200, 300), new Official(200, 300).official(260));
        assertEquals(new Cancelled(150), new Cancelled(150).official(260));
    }

    private static ProblemCode code(Answer<CompetitionState> answer) {
        return ((Answer.Refused<CompetitionState>) answer).refusal().code();
    }
}
