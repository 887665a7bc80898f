package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.proto.internal.competition.v1.Entry;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.streams.effort.Meter;
import io.fitconnect.streams.quality.Judged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The competitions that a session's athlete has entered, as they were last looked up, and what the session contributes to
 * them. It counts when it began in a competition's window; what it did after the end doesn't count.
 */
final class Contests implements Supplier<long[]> {
    private static final long[] NONE = {};

    private AthleteEntries entries = AthleteEntries.getDefaultInstance();
    private long[] endsMs = NONE;

    void update(AthleteEntries current) {
        if (current != entries) {
            entries = current;
            endsMs = current.getEntriesList().stream()
                    .mapToLong(Entry::getEndMs)
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }

    /** When the competitions end, ms since 1970, the next first. */
    @Override
    public long[] get() {
        return endsMs;
    }

    /** True when the session ran on after the end of a competition that it counts for, and nobody has noted how it stood. */
    boolean missedAnEnd(OpenSession session) {
        for (long endMs : endsMs) {
            if (isAfter(session, endMs)
                    && session.firstMs() < endMs
                    && session.head().at(endMs) == null) {
                return true;
            }
        }
        return false;
    }

    /** What the session contributes, by scope; empty for nearly all of them. */
    Map<String, Contribution> contributions(OpenSession session, Profile profile, Contribution whole) {
        if (entries.getEntriesCount() == 0) {
            return Map.of();
        }
        Map<String, Contribution> found = new LinkedHashMap<>();
        for (Entry entry : entries.getEntriesList()) {
            if (counts(entry, session.firstMs())) {
                Contribution contribution = contribution(session, profile, whole, entry.getEndMs());
                scopes(entry).forEach(scope -> found.put(scope, contribution));
            }
        }
        return found;
    }

    static List<String> scopes(Entry entry) {
        return entry.getDivision().isEmpty()
                ? List.of(Scopes.ofCompetition(entry.getCompetitionId()))
                : List.of(
                        Scopes.ofCompetition(entry.getCompetitionId()),
                        Scopes.ofDivision(entry.getCompetitionId(), entry.getDivision()));
    }

    private static boolean counts(Entry entry, long firstMs) {
        return !entry.getWithdrawn() && firstMs >= entry.getStartMs() && firstMs < entry.getEndMs();
    }

    private static Contribution contribution(OpenSession session, Profile profile, Contribution whole, long endMs) {
        Meter then = isAfter(session, endMs) ? session.head().at(endMs) : null;
        if (then == null) {
            return whole;
        }
        Contribution.Builder stood =
                Outcome.at(then, session, profile).contribution().toBuilder().setEnded(true);
        return stood.getVerdict() == Verdict.FLAGGED
                ? stood.build()
                : stood.setVerdict(Verdict.VERIFIED).build();
    }

    private static boolean isAfter(OpenSession session, long endMs) {
        @Nullable Judged newest = session.meter().newest();
        return newest != null && newest.sample().timeMs() >= endMs;
    }
}
