package io.fitconnect.competition.contest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How equal scores share ranks. */
public enum TieRule {
    /** 1-2-2-4. */
    SHARED,
    /** 1-2-2-3. */
    DENSE;

    static final List<String> WORDS = Arrays.stream(values()).map(TieRule::word).toList();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
