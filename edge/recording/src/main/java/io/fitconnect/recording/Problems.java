package io.fitconnect.recording;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file; a file that is wrong all over says so without growing without end. */
final class Problems {
    private static final int MOST = 20;

    private final List<String> first = new ArrayList<>();
    private int more;

    void add(String problem) {
        if (first.size() < MOST) {
            first.add(problem);
        } else {
            more++;
        }
    }

    List<String> toList() {
        if (more == 0) {
            return List.copyOf(first);
        }
        List<String> all = new ArrayList<>(first);
        all.add("and " + more + " more");
        return all;
    }
}
