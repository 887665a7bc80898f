package io.fitconnect.streams.topology.session;

import io.fitconnect.streams.coaching.Advice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Which advice of a session is news: not of a time that was spoken for already, and not said before. */
final class Advised {
    /** A task that takes a session over says the last seconds again: its predecessor may have died before it did. */
    private static final long SAY_AGAIN_MS = 15_000;
    /** Advice remembered; older one is of a time that was spoken for. */
    private static final int REMEMBERED = 64;

    private record Said(String rule, long causeMs) {}

    private final LinkedHashSet<Said> said = new LinkedHashSet<>();
    private long spokenForMs = Long.MIN_VALUE;

    /** The session was read from its log and reached this device time. */
    void takenOver(long newestMs) {
        spokenForMs = newestMs - SAY_AGAIN_MS;
    }

    /** What of this is news; afterwards everything up to this device time is spoken for. */
    List<Advice> news(List<Advice> advice, long newestMs) {
        List<Advice> news = new ArrayList<>();
        for (Advice candidate : advice) {
            if (candidate.causeMs() > spokenForMs && said.add(new Said(candidate.rule(), candidate.causeMs()))) {
                news.add(candidate);
            }
        }
        while (said.size() > REMEMBERED) {
            said.removeFirst();
        }
        spokenForMs = Math.max(spokenForMs, newestMs);
        return news;
    }
}
