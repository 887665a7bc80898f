package io.fitconnect.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class ClassStateTest {
    private static final ClassState SCHEDULED = new ClassState.Scheduled();
    private static final ClassState RUNNING = new ClassState.Running(100);
    private static final ClassState ENDED = new ClassState.Ended(100, 200);

    @Test
    void aClassStartsOnceAndEndsOnce() {
        assertEquals(Answer.given(RUNNING), SCHEDULED.start(100));
        assertEquals(Answer.given(RUNNING), RUNNING.start(150));
        assertEquals(Answer.given(ENDED), RUNNING.end(200));
        assertEquals(Answer.given(ENDED), ENDED.end(300));
    }

    @Test
    void whatDoesNotFollowIsRefused() {
        assertEquals(ProblemCode.CLASS_NOT_STARTED, refusal(SCHEDULED.end(100)));
        assertEquals(ProblemCode.CLASS_ENDED, refusal(ENDED.start(300)));
    }

    @Test
    void aClockThatWentBackEndsNoClassBeforeItsStart() {
        assertEquals(Answer.given(new ClassState.Ended(100, 100)), RUNNING.end(50));
    }

    private static ProblemCode refusal(Answer<ClassState> answer) {
        return ((Answer.Refused<ClassState>) answer).refusal().code();
    }
}
