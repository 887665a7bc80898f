package io.fitconnect.competition.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.competition.contest.Division;
import io.fitconnect.competition.contest.Metric;
import io.fitconnect.competition.contest.Rules;
import io.fitconnect.competition.contest.TieRule;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which division takes whom; bounds are where it matters. */
class EligibilityTest {
    private static final Division JUNIORS = new Division("u19", "u19", null, null, 18, null, null, null, null);
    private static final Division WOMEN = new Division("women", "women", "female", 19, null, null, null, null, null);
    private static final Division LIGHT = new Division("light", "light", null, null, null, null, 75.0, null, null);
    private static final Division STRONG = new Division("a", "a", null, null, null, null, null, 4.0, null);
    private static final Division REST = new Division("b", "b", null, null, null, null, null, null, 4.0);

    @Test
    void ageIsOfTheYearAndItsBoundsAreIn() {
        assertEquals("u19", division(List.of(JUNIORS, WOMEN), profile(2007, "female", 60.0, 200.0)));
        assertEquals("women", division(List.of(JUNIORS, WOMEN), profile(2006, "female", 60.0, 200.0)));
    }

    @Test
    void weightAndPowerBelongToTheDivisionThatBeginsThere() {
        assertEquals("light", division(List.of(LIGHT, REST), profile(1990, null, 74.999, 250.0)));
        assertEquals("a", division(List.of(LIGHT, STRONG), profile(1990, null, 75.0, 300.0)));
        assertEquals("b", division(List.of(STRONG, REST), profile(1990, null, 75.0, 299.9)));
    }

    @Test
    void withoutDivisionsEverybodyIsTaken() {
        assertEquals("", division(List.of(), KnownProfile.none(new AthleteId("ann"))));
    }

    @Test
    void everyDivisionSaysWhatItObjectsTo() {
        Refusal refusal = refusal(List.of(JUNIORS, WOMEN, LIGHT, REST), KnownProfile.none(new AthleteId("ann")));
        assertEquals(
                "u19: the profile tells no age; women: the profile tells no sex; light: the profile tells no weight;"
                        + " b: the profile tells no power by weight.",
                refusal.detail());
        assertTrue(refusal(List.of(WOMEN), profile(1990, "male", null, null))
                .detail()
                .contains("is for others"));
    }

    private static KnownProfile profile(int birthYear, String sex, Double weightKg, Double ftpW) {
        return new KnownProfile(new AthleteId("ann"), birthYear, sex, weightKg, ftpW, null, null, 1);
    }

    private static String division(List<Division> divisions, KnownProfile profile) {
        return ((Answer.Given<String>) decide(divisions, profile)).value();
    }

    private static Refusal refusal(List<Division> divisions, KnownProfile profile) {
        return ((Answer.Refused<String>) decide(divisions, profile)).refusal();
    }

    private static Answer<String> decide(List<Division> divisions, KnownProfile profile) {
        Rules rules = new Rules(Metric.EFFORT, 0, TieRule.SHARED, 2025, 10, divisions);
        return Eligibility.decide(rules, Evidence.of(profile, rules.ageYear()));
    }
}
