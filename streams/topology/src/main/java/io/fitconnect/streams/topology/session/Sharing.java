package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeaderOrBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what of a session goes to which scope: the class always, competitions while the athlete is in them, open boards
 * only while the athlete consents.
 */
final class Sharing {
    /** How the rules begin that tell of the heart; the others tell of power, cadence and repetitions. */
    private static final List<String> HEART_RULES = List.of("zone.", "heart-rate.", "sensor.");

    private Sharing() {}

    /** The name on boards: the athlete's own only when the athlete lets others see it. */
    static String name(Profile profile, String athleteId) {
        return profile.getConsent().getShowName() && !profile.getName().isEmpty() ? profile.getName() : athleteId;
    }

    /** Whether no coach may see the heart: joining a class lets its coach see it unless the athlete says otherwise. */
    static boolean withheldFromCoach(Profile profile) {
        return profile.getConsent().hasCoachSeesHeartRate()
                && !profile.getConsent().getCoachSeesHeartRate();
    }

    /** What of a cue a coach may see: one about the heart is for the athlete alone where that is withheld. */
    static Cue cue(Cue cue, Profile profile) {
        boolean aboutTheHeart = HEART_RULES.stream().anyMatch(cue.getRule()::startsWith);
        return aboutTheHeart && withheldFromCoach(profile)
                ? cue.toBuilder().setAthleteOnly(true).build()
                : cue;
    }

    /** Adds the scopes that the session starts to count for; true when there are new ones. */
    static boolean join(SessionHeader.Builder session, Profile profile, long firstMs, Set<String> contests) {
        boolean joined = false;
        if (profile.getConsent().getOpenBoards()) {
            for (String scope : Scopes.open(firstMs)) {
                joined |= join(session, scope);
            }
        }
        for (String scope : contests) {
            joined |= join(session, scope);
        }
        return joined;
    }

    private static boolean join(SessionHeader.Builder session, String scope) {
        if (session.getOpenScopesList().contains(scope)) {
            return false;
        }
        session.addOpenScopes(scope);
        return true;
    }

    /**
     * The contribution to every scope that the session counts or ever counted for. An open scope is withdrawn when the
     * consent is, or when an earlier sample moved the session to another day; a competition's when the athlete left it,
     * or when an earlier sample moved the session out of its window.
     *
     * @param contests what goes to competitions, by scope
     */
    static List<ScoreUpdate> updates(
            SessionHeaderOrBuilder session,
            Profile profile,
            Contribution contribution,
            long firstMs,
            Map<String, Contribution> contests) {
        List<ScoreUpdate> updates = new ArrayList<>();
        if (!session.getClassId().isEmpty()) {
            updates.add(update(Scopes.ofClass(session.getClassId()), contribution));
        }
        if (session.getOpenScopesCount() == 0) {
            return updates;
        }
        List<String> current = profile.getConsent().getOpenBoards() ? Scopes.open(firstMs) : List.of();
        for (String scope : session.getOpenScopesList()) {
            Contribution contest = contests.get(scope);
            Contribution open = current.contains(scope) ? contribution : withdrawn(contribution);
            updates.add(update(scope, contest == null ? open : contest));
        }
        return updates;
    }

    static ScoreUpdate update(String scope, Contribution contribution) {
        return ScoreUpdate.newBuilder()
                .setScope(scope)
                .setContribution(contribution)
                .build();
    }

    /** Who withdraws leaves no figures behind. */
    private static Contribution withdrawn(Contribution contribution) {
        return contribution.toBuilder()
                .clearName()
                .clearScores()
                .clearHeartRateZone()
                .setWithdrawn(true)
                .build();
    }
}
