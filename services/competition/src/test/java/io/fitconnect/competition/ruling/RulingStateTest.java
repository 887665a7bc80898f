package io.fitconnect.competition.ruling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.fitconnect.competition.ruling.RulingState.Appealed;
import io.fitconnect.competition.ruling.RulingState.Overturned;
import io.fitconnect.competition.ruling.RulingState.Standing;
import io.fitconnect.competition.ruling.RulingState.Upheld;
import io.fitconnect.platform.problem.Answer;
import org.junit.jupiter.api.Test;

class RulingStateTest {
    @Test
    void anAppealIsHeardOnceAndThenDecided() {
        assertEquals(Answer.given(new Appealed(5)), new Standing(1).appeal(5));
        assertEquals(Answer.given(new Appealed(5)), new Appealed(5).appeal(9));
        assertEquals(Answer.given(new Upheld(9)), new Appealed(5).settle(true, 9));
        assertEquals(Answer.given(new Overturned(9)), new Appealed(5).settle(false, 9));
    }

    @Test
    void whatIsDecidedStays() {
        assertInstanceOf(Answer.Refused.class, new Upheld(9).appeal(10));
        assertInstanceOf(Answer.Refused.class, new Overturned(9).settle(true, 10));
        assertInstanceOf(Answer.Refused.class, new Standing(1).settle(false, 10), "nobody has appealed");
    }
}
