package io.fitconnect.load.replay;

import java.util.Set;

/** Makes an athlete id from a file's name. */
final class AthleteName {
    private static final int LONGEST = 64;

    private AthleteName() {}

    /** Anything an id can't hold becomes "-"; a name that is taken gets a number. */
    static String of(String stem, Set<String> taken) {
        String plain = stem.replaceAll("[^A-Za-z0-9_-]+", "-");
        String name = cut(plain.isEmpty() ? "athlete" : plain, "");
        for (int i = 2; taken.contains(name); i++) {
            name = cut(plain, "-" + i);
        }
        return name;
    }

    private static String cut(String name, String end) {
        return name.substring(0, Math.min(name.length(), LONGEST - end.length())) + end;
    }
}
