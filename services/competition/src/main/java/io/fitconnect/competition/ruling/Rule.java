package io.fitconnect.competition.ruling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a disqualification is for. */
public enum Rule {
    /** Samples of a range can't have come from the athlete's body or machine. A replay decides on an appeal. */
    SIGNAL,
    /** The score isn't what the samples give. A replay decides on an appeal. */
    SCORE,
    /** What no sample tells, such as another rider. An administrator decides on an appeal. */
    CONDUCT;

    static final List<String> WORDS = Arrays.stream(values()).map(Rule::word).toList();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As boards give it for a reason. */
    public String reason() {
        return "competition." + word();
    }
}
