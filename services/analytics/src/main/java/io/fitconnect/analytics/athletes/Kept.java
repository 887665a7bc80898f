package io.fitconnect.analytics.athletes;

import io.fitconnect.analytics.cassandra.Cassandra;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of whom there is history of, and whether any more may be written. A session is noted before its first
 * row, and only then is the athlete looked up: an erasure marks the athlete first and reads the notes then, so whatever
 * was written is either found by it or was not let through here. Looked up once a session and process: of a session that
 * was noted the erasure shadows what is still under way, see {@link Erasure}.
 */
@ApplicationScoped
public class Kept {
    private static final String NOTE =
            "INSERT INTO fitconnect.sessions_by_athlete (athlete_id, session_id) VALUES (?, ?)";
    private static final String TAKE_BACK =
            "DELETE FROM fitconnect.sessions_by_athlete WHERE athlete_id = ? AND session_id = ?";
    private static final String ERASED = "SELECT erased_ms FROM fitconnect.erased WHERE athlete_id = ?";
    private static final Logger LOG = Logger.getLogger(Kept.class);
    private static final int REMEMBERED = 20_000;

    private final Cassandra cassandra;
    private final Map<Session, Boolean> lookedUp = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Session, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Session(String athlete, String id) {}

    Kept(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /**
     * The writes, unless the athlete is erased; none for nobody, which no table could take, however often asked.
     *
     * @param sessionId or what {@link SessionsTable#ofClass} makes of a class
     */
    public Multi<Uni<Void>> unlessErased(String athlete, String sessionId, Multi<Uni<Void>> writes) {
        if (athlete.isEmpty()) {
            LOG.error("a record without an athlete is passed over");
            return Multi.createFrom().empty();
        }
        boolean ofClass = SessionsTable.classOf(sessionId).isPresent();
        Session session = new Session(athlete, ofClass ? sessionId : sessionId.toLowerCase(Locale.ROOT));
        Boolean known = remembered(session);
        if (known != null) {
            return known ? writes : Multi.createFrom().empty();
        }
        return lookUp(session)
                .invoke(kept -> remember(session, kept))
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(
                        kept -> kept ? writes : Multi.createFrom().empty());
    }

    /** What was let through until now is looked up again. */
    void forget(String athlete) {
        synchronized (lookedUp) {
            lookedUp.keySet().removeIf(session -> session.athlete().equals(athlete));
        }
    }

    private Uni<Boolean> lookUp(Session session) {
        return write(NOTE, session)
                .chain(() -> cassandra.prepare(ERASED))
                .chain(select -> cassandra.first(select.bind(session.athlete())))
                .map(found -> found.isEmpty())
                .call(kept -> kept ? Uni.createFrom().voidItem() : write(TAKE_BACK, session));
    }

    private Uni<Void> write(String cql, Session session) {
        return cassandra
                .prepare(cql)
                .chain(statement -> cassandra.write(statement.bind(session.athlete(), session.id())));
    }

    private @Nullable Boolean remembered(Session session) {
        synchronized (lookedUp) {
            return lookedUp.get(session);
        }
    }

    private void remember(Session session, boolean kept) {
        synchronized (lookedUp) {
            lookedUp.put(session, kept);
        }
    }
}
