package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.Ruling;
import io.fitconnect.proto.internal.boards.v1.ScopeRules;
import io.fitconnect.proto.internal.boards.v1.SessionScores;
import io.fitconnect.proto.live.v1.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An athlete's row as a function of the newest contribution of each of the athlete's sessions. */
final class BoardRows {

    private BoardRows() {}

    /** The row after a contribution; the very same when the contribution is older than what the row holds. */
    static BoardRow apply(@Nullable BoardRow held, String scope, Contribution contribution, ScopeRules rules) {
        BoardRow row = held == null ? emptyRow(scope, contribution.getAthleteId()) : held;
        SessionScores before = row.getSessionsMap().get(contribution.getSessionId());
        if (before != null && contribution.getSampleCount() < before.getSampleCount()) {
            return row;
        }
        SessionScores session = session(contribution, before);
        int others = row.getSessionsCount() - (before == null ? 0 : 1);
        if (others == 0 && !session.getWithdrawn() && !row.hasRuling()) {
            return ofOne(row, contribution, session);
        }
        var next = row.toBuilder().putSessions(contribution.getSessionId(), session);
        describe(next, contribution);
        return summed(next, rules);
    }

    /** The row after a ruling, which replaces the one before it; there may be no session yet. */
    static BoardRow apply(@Nullable BoardRow held, String scope, Ruling ruling, ScopeRules rules) {
        BoardRow.Builder row = (held == null ? emptyRow(scope, ruling.getAthleteId()) : held).toBuilder();
        boolean nothing = !ruling.getExcluded() && ruling.getSessionIdsCount() == 0;
        return summed(nothing ? row.clearRuling() : row.setRuling(ruling), rules);
    }

    /** The row by other rules. */
    static BoardRow by(ScopeRules rules, BoardRow row) {
        return summed(row.toBuilder(), rules);
    }

    /** Nearly every row has one session, and its sums are that session's. */
    private static BoardRow ofOne(BoardRow held, Contribution contribution, SessionScores session) {
        boolean flagged = session.getVerdict() == Verdict.FLAGGED;
        var next = withoutSessions(held)
                .setWithdrawn(false)
                .putSessions(contribution.getSessionId(), session)
                .setScores(session.getScores())
                .setVerdict(flagged ? Verdict.FLAGGED : session.getEnded() ? Verdict.VERIFIED : Verdict.PROVISIONAL)
                .setVerdictReason(flagged ? session.getVerdictReason() : "");
        describe(next, contribution);
        return next.build();
    }

    /** Field by field: clearing the sessions of a copy would copy them first. */
    private static BoardRow.Builder withoutSessions(BoardRow row) {
        var copy = BoardRow.newBuilder()
                .setScope(row.getScope())
                .setAthleteId(row.getAthleteId())
                .setName(row.getName())
                .setLastSeenMs(row.getLastSeenMs())
                .setTimeMs(row.getTimeMs())
                .setHeartRateZone(row.getHeartRateZone())
                .setVerdict(row.getVerdict())
                .setVerdictReason(row.getVerdictReason())
                .setWithdrawn(row.getWithdrawn());
        if (row.hasScores()) {
            copy.setScores(row.getScores());
        }
        if (row.hasState()) {
            copy.setState(row.getState());
        }
        return copy;
    }

    /** What viewers get: no sessions, and of an athlete who withdrew nothing but that. */
    static BoardRow published(BoardRow row) {
        return row.getWithdrawn()
                ? emptyRow(row.getScope(), row.getAthleteId()).toBuilder()
                        .setWithdrawn(true)
                        .build()
                : withoutSessions(row).build();
    }

    /** What viewers get once the scope is official: to an open session no more can be added, and no rule objects. */
    static BoardRow official(BoardRow row) {
        BoardRow published = published(row);
        return published.getVerdict() == Verdict.PROVISIONAL
                ? published.toBuilder().setVerdict(Verdict.VERIFIED).build()
                : published;
    }

    /** True while a session that shows on the board may still send. */
    static boolean isOpen(BoardRow row) {
        if (row.getRuling().getExcluded()) {
            return false;
        }
        for (SessionScores session : row.getSessionsMap().values()) {
            if (!session.getEnded() && !session.getWithdrawn()) {
                return true;
            }
        }
        return false;
    }

    private static BoardRow emptyRow(String scope, String athleteId) {
        return BoardRow.newBuilder().setScope(scope).setAthleteId(athleteId).build();
    }

    private static SessionScores session(Contribution contribution, @Nullable SessionScores before) {
        // A repeated record from before the end must not open the session again; only new samples do.
        boolean endedBefore =
                before != null && before.getEnded() && before.getSampleCount() == contribution.getSampleCount();
        var session = SessionScores.newBuilder()
                .setSampleCount(contribution.getSampleCount())
                .setEnded(contribution.getEnded() || endedBefore);
        if (contribution.getWithdrawn()) {
            return session.setWithdrawn(true).build();
        }
        return session.setScores(contribution.getScores())
                .setVerdict(contribution.getVerdict())
                .setVerdictReason(contribution.getVerdictReason())
                .build();
    }

    private static void describe(BoardRow.Builder row, Contribution contribution) {
        row.setTimeMs(Math.max(row.getTimeMs(), contribution.getTimeMs()));
        if (contribution.getWithdrawn()) {
            row.setHeartRateZone(0);
        } else if (contribution.getLastSeenMs() >= row.getLastSeenMs()) {
            row.setName(contribution.getName())
                    .setHeartRateZone(contribution.getHeartRateZone())
                    .setLastSeenMs(contribution.getLastSeenMs());
        }
    }

    private static BoardRow summed(BoardRow.Builder row, ScopeRules rules) {
        // Sorted, so that floating-point sums don't depend on the order in which the sessions came.
        Map<String, SessionScores> shown = new TreeMap<>(row.getSessionsMap());
        shown.values().removeIf(SessionScores::getWithdrawn);
        boolean gone = shown.isEmpty();
        Ruling ruling = row.getRuling();
        boolean struck = shown.keySet().removeAll(ruling.getSessionIdsList());
        row.setScores(BestOf.sum(shown.values(), rules.getBestOf()))
                .setName(gone ? "" : row.getName())
                .setWithdrawn(shown.isEmpty() || ruling.getExcluded());
        if (struck) {
            return row.setVerdict(Verdict.FLAGGED)
                    .setVerdictReason(ruling.getReason())
                    .build();
        }
        Optional<SessionScores> flagged = shown.values().stream()
                .filter(session -> session.getVerdict() == Verdict.FLAGGED)
                .findFirst();
        return row.setVerdict(flagged.map(SessionScores::getVerdict).orElseGet(() -> unflagged(shown)))
                .setVerdictReason(flagged.map(SessionScores::getVerdictReason).orElse(""))
                .build();
    }

    private static Verdict unflagged(Map<String, SessionScores> shown) {
        return shown.values().stream().allMatch(SessionScores::getEnded) ? Verdict.VERIFIED : Verdict.PROVISIONAL;
    }
}
