package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What time does to sessions: it ends silent ones, closes old ones, forgets ancient ones. */
final class SessionKeeper {
    /** What was sent this long ago is committed, or the task is lost and its successor finds the header owing. */
    private static final long COMMITTED_AFTER_MS = 30_000;
    /** After a start the backlog is read first, so that no session is ended whose samples wait in the topic. */
    private static final long START_GRACE_MS = 30_000;

    /** Whoever was silent for this long has been told, or has gone. */
    private static final long NOTICE_UNTIL_MS = 60_000;

    private static final long LET_GO_AFTER_MS = 60_000;
    /** Sessions closed in one go; the rest wait for the next. */
    private static final int CLOSE_AT_ONCE = 500;

    private final SessionConfig config;
    private final Sessions sessions;
    private final Announcer announcer;
    private final SessionMetrics metrics;
    private final Consumer<OpenSession> settle;
    /** Arrival of the newest batch of each running session. */
    private final Map<SessionId, Long> running = new HashMap<>();

    private final Set<SessionId> summariesOwed = new LinkedHashSet<>();
    /** When each session's owed figures were last sent, in that order. */
    private final LinkedHashMap<SessionId, Long> payments = new LinkedHashMap<>();

    private boolean looked;
    private long startedMs = -1;

    SessionKeeper(
            SessionConfig config,
            Sessions sessions,
            Announcer announcer,
            SessionMetrics metrics,
            Consumer<OpenSession> settle) {
        this.config = config;
        this.sessions = sessions;
        this.announcer = announcer;
        this.metrics = metrics;
        this.settle = settle;
    }

    void watch(OpenSession session) {
        if (session.ended()) {
            running.remove(session.id());
        } else {
            running.put(session.id(), session.header().getLastArrivalMs());
        }
    }

    /** Its session is no more. */
    void forget(SessionId id) {
        running.remove(id);
        summariesOwed.remove(id);
        payments.remove(id);
    }

    void followSummary(OpenSession session) {
        if (session.told().summaryOwed()) {
            summariesOwed.add(session.id());
        } else {
            summariesOwed.remove(session.id());
        }
    }

    /** Once, when the stores have been restored: the sessions that owed their figures when the last task ended. */
    List<SessionId> owedFromBefore() {
        if (looked) {
            return List.of();
        }
        looked = true;
        List<SessionId> owed = new ArrayList<>();
        sessions.forEachHeader(header -> {
            SessionId id = SessionId.of(header);
            if (header.getEndedMs() == 0) {
                running.putIfAbsent(id, header.getLastArrivalMs());
            }
            if (header.getOwed()) {
                owed.add(id);
            }
        });
        return owed;
    }

    /** Its figures were sent: once that is committed, the header stops owing. */
    void paid(OpenSession session, long nowMs) {
        payments.putLast(session.id(), nowMs);
    }

    /** Tells athletes of whom nothing has come for a few seconds. */
    void noticeSilence(long nowMs) {
        running.forEach((id, arrivalMs) -> {
            OpenSession session = sessions.inMemory(id);
            if (session != null && session.silentMs(nowMs) < NOTICE_UNTIL_MS) {
                session.head().silence(session.silentMs(nowMs));
                announcer.cues(session, sessions.profile(id.athleteId()));
            }
        });
    }

    void endSilent(long nowMs) {
        startedMs = startedMs < 0 ? nowMs : startedMs;
        clearPaid(nowMs);
        sendOwedSummaries(nowMs);
        if (nowMs - startedMs < START_GRACE_MS) {
            return;
        }
        long silentSinceMs = nowMs - config.silence().toMillis();
        List<SessionId> silent = new ArrayList<>();
        running.forEach((id, arrivalMs) -> {
            if (arrivalMs < silentSinceMs) {
                silent.add(id);
            }
        });
        for (SessionId id : silent) {
            end(sessions.find(id, settle), silentSinceMs, nowMs);
        }
        sessions.letGo(nowMs - LET_GO_AFTER_MS);
    }

    void closeOld(long nowMs) {
        List<SessionHeader> old = new ArrayList<>();
        sessions.forEachHeader(header -> {
            long ageMs = nowMs - header.getLastArrivalMs();
            if (header.getClosed()
                    ? ageMs > config.memory().toMillis()
                    : header.getEndedMs() > 0 && ageMs > config.retention().toMillis()) {
                old.add(header);
            }
        });
        for (SessionHeader header : old.subList(0, Math.min(CLOSE_AT_ONCE, old.size()))) {
            if (header.getClosed()) {
                sessions.forget(SessionId.of(header));
            } else {
                close(sessions.find(SessionId.of(header), settle));
            }
        }
    }

    /** A closed session has figures no more, but its athlete may still show or withdraw what it scored. */
    void shareClosed(SessionHeader header, Profile profile) {
        SessionHeader.Builder session = header.toBuilder();
        if (Sharing.join(session, profile, header.getFirstMs(), Set.of())) {
            OpenSession open = sessions.find(SessionId.of(header), settle);
            open.header().clearOpenScopes().addAllOpenScopes(session.getOpenScopesList());
            sessions.save(open);
        }
        String name = Sharing.name(profile, header.getAthleteId());
        Contribution contribution =
                header.getFinalContribution().toBuilder().setName(name).build();
        Map<String, Contribution> contests = new LinkedHashMap<>();
        for (ScoreUpdate last : header.getFinalUpdatesList()) {
            contests.put(
                    last.getScope(),
                    last.getContribution().toBuilder().setName(name).build());
        }
        announcer.share(session.build(), profile, contribution, header.getFirstMs(), contests);
    }

    private void end(OpenSession session, long silentSinceMs, long nowMs) {
        if (session.ended() || session.header().getLastArrivalMs() >= silentSinceMs) {
            watch(session);
            return;
        }
        session.header().setEndedMs(nowMs).setEndedBySilence(true).setOwed(true);
        sessions.save(session);
        settle.accept(session);
        paid(session, nowMs);
        watch(session);
        metrics.ended();
    }

    private void close(OpenSession session) {
        if (session.sampleCount() > 0) {
            Profile profile = sessions.profile(session.id().athleteId());
            Contribution last = Outcome.of(session, profile).contribution().toBuilder()
                    .clearHeartRateZone()
                    .build();
            session.header().setFinalContribution(last).setFirstMs(session.firstMs());
            session.contests()
                    .contributions(session, profile, last)
                    .forEach((scope, it) -> session.header()
                            .addFinalUpdates(Sharing.update(
                                    scope, it.toBuilder().clearHeartRateZone().build())));
        }
        session.header().setClosed(true).clearOwed();
        sessions.close(session);
    }

    private void clearPaid(long nowMs) {
        while (!payments.isEmpty() && payments.firstEntry().getValue() < nowMs - COMMITTED_AFTER_MS) {
            OpenSession session = sessions.find(payments.pollFirstEntry().getKey(), settle);
            if (!session.incomplete() && !session.told().held()) {
                session.header().clearOwed();
                sessions.save(session);
            }
        }
    }

    private void sendOwedSummaries(long nowMs) {
        for (SessionId id : List.copyOf(summariesOwed)) {
            OpenSession session = sessions.find(id, settle);
            if (!session.incomplete()
                    && session.told().summaryDue(nowMs, config.summaryEvery().toMillis())) {
                summariesOwed.remove(id);
                if (session.told().summaryOwed()) {
                    announcer.summary(session, sessions.profile(id.athleteId()));
                }
            }
        }
    }
}
