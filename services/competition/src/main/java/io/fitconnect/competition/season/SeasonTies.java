package io.fitconnect.competition.season;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who comes first of two with equal points. */
public enum SeasonTies {
    /** Neither: 1-2-2-4. */
    SHARED,
    /** Whoever has more first ranks, then more second ranks, and so on; who is equal in all shares the rank. */
    COUNTBACK;

    static final List<String> WORDS =
            Arrays.stream(values()).map(SeasonTies::word).toList();

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
