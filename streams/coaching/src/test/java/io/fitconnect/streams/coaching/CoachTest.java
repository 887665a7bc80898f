package io.fitconnect.streams.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.fitconnect.proto.coaching.v1.Cue;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoachTest {

    private final Advice advice =
            Trainee.alone().heart(130, 190).heard("zone.red").getFirst();

    @Test
    void cueHasTheSameIdForTheSameCauseOnly() {
        Cue cue = advice.cue("ann", "s1", "c1", 7);
        assertEquals(cue.getId(), advice.cue("ann", "s1", "c1", 99).getId());
        assertNotEquals(cue.getId(), advice.cue("ann", "s2", "c1", 7).getId());
        assertEquals(advice.causeMs(), cue.getCauseMs());
        assertEquals("zone.red", cue.getRule());
        assertEquals(190, cue.getValuesOrThrow("heartRateBpm"));
    }

    @Test
    void classThatStartsDuringTheSessionIsFollowedFromThen() {
        Plan[] plan = {Plan.NONE};
        Trainee trainee = Trainee.alone();
        trainee.coach = new Coach(Trainee.ATHLETE, () -> plan[0]);
        trainee.heart(100, 165);
        plan[0] = Trainee.plan(600, 2, 3);
        trainee.heart(60, 165);
        assertEquals(List.of(130L), trainee.times("zone.over"));
    }

    @Test
    void ruleNamesAreUnique() {
        List<Rule> rules = Coach.standard(Trainee.ATHLETE);
        assertEquals(
                rules.size(),
                rules.stream().map(Rule::name).collect(Collectors.toSet()).size());
    }
}
