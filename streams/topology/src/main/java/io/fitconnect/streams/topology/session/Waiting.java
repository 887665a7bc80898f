package io.fitconnect.streams.topology.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sessions whose figures have changed and have not been told yet, and why they have to wait. */
final class Waiting {
    /** Samples that waited this long before they were read are of a backlog: nobody sees those figures live. */
    private static final long BACKLOG_AFTER_MS = 1_000;
    /** While a backlog is worked off, a session's figures leave this often, as they do when samples come live. */
    private static final long BACKLOG_EVERY_MS = 1_000;

    private final Set<SessionId> ids = new LinkedHashSet<>();

    /** True when samples wait for a rebuild that has to wait itself, or soon newer ones follow from a backlog. */
    static boolean must(OpenSession session, long receivedMs, long nowMs) {
        if (session.incomplete()) {
            return !session.mayRebuild(nowMs);
        }
        return nowMs - receivedMs > BACKLOG_AFTER_MS && !session.ended() && !isDue(session, nowMs);
    }

    /** True when what was held of a backlog may leave. */
    static boolean isDue(OpenSession session, long nowMs) {
        return nowMs - session.told().announcedMs() >= BACKLOG_EVERY_MS;
    }

    /** The header must say so too: the record that changed the figures may be committed before they are told. */
    void add(OpenSession session) {
        ids.add(session.id());
        session.header().setOwed(true);
        session.told().hold();
    }

    /** One that owes from before this task. */
    void add(SessionId id) {
        ids.add(id);
    }

    void remove(SessionId id) {
        ids.remove(id);
    }

    List<SessionId> ids() {
        return List.copyOf(ids);
    }
}
