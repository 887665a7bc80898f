package io.fitconnect.competition.entry;

import io.fitconnect.competition.contest.Division;
import io.fitconnect.competition.contest.Rules;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides on an athlete's division: the first, in the rules' order, that objects to nothing. */
final class Eligibility {
    private Eligibility() {}

    /** The division's key, empty when the competition has none; refused with each division's first objection. */
    static Answer<String> decide(Rules rules, Evidence evidence) {
        if (rules.divisions().isEmpty()) {
            return Answer.given("");
        }
        List<String> objections = new ArrayList<>();
        for (Division division : rules.divisions()) {
            String objection = objection(division, evidence);
            if (objection == null) {
                return Answer.given(division.key());
            }
            objections.add(division.key() + ": " + objection);
        }
        return Answer.refused(ProblemCode.ENTRY_INELIGIBLE, String.join("; ", objections) + ".");
    }

    private static @Nullable String objection(Division division, Evidence evidence) {
        if (division.sex() != null && !division.sex().equals(evidence.sex())) {
            return evidence.sex() == null ? "the profile tells no sex" : "is for others";
        }
        String age = outside("age", evidence.age(), division.ageMin(), beyond(division.ageMax()));
        if (age != null) {
            return age;
        }
        String weight = outside("weight", evidence.weightKg(), division.weightMinKg(), division.weightBelowKg());
        return weight != null
                ? weight
                : outside(
                        "power by weight",
                        evidence.powerWPerKg(),
                        division.powerMinWPerKg(),
                        division.powerBelowWPerKg());
    }

    /** Ages are whole years, so that this one in is the next one out. */
    private static @Nullable Integer beyond(@Nullable Integer ageMax) {
        return ageMax == null ? null : (Integer) (ageMax + 1);
    }

    /** Null when the value lies within, low in and high out, or nothing is asked for. */
    private static @Nullable String outside(
            String what, @Nullable Number value, @Nullable Number low, @Nullable Number high) {
        if (low == null && high == null) {
            return null;
        }
        if (value == null) {
            return "the profile tells no " + what;
        }
        boolean within = (low == null || value.doubleValue() >= low.doubleValue())
                && (high == null || value.doubleValue() < high.doubleValue());
        return within ? null : "the " + what + " is outside";
    }
}
