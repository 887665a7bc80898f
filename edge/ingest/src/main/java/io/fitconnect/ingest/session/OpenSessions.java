package io.fitconnect.ingest.session;

import io.fitconnect.proto.coaching.v1.Cue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * The sessions that are open on this node: one connection each, the newest, and whom they speak for. Any thread may
 * call; sessions are told on their own loops.
 */
public final class OpenSessions {

    private record Entry(String sessionId, long epoch, Set<String> athletes) {}

    private final ObjLongConsumer<String> announce;
    private final Map<String, IngestSession> bySession = new ConcurrentHashMap<>();
    private final Map<IngestSession, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Set<IngestSession>> byAthlete = new ConcurrentHashMap<>();

    /** @param announce tells the other nodes session id and epoch of what was opened here */
    public OpenSessions(ObjLongConsumer<String> announce) {
        this.announce = announce;
    }

    /** The connection takes its session over from an older one, here at once and elsewhere by the announcement. */
    void enter(IngestSession connection, String sessionId, long epoch) {
        entries.put(connection, new Entry(sessionId, epoch, ConcurrentHashMap.newKeySet()));
        IngestSession older = bySession.put(sessionId, connection);
        if (older != null) {
            takeOver(older);
        }
        announce.accept(sessionId, epoch);
    }

    void join(IngestSession connection, String athlete) {
        Entry entry = entries.get(connection);
        if (entry != null && entry.athletes().add(athlete)) {
            byAthlete
                    .computeIfAbsent(athlete, a -> ConcurrentHashMap.newKeySet())
                    .add(connection);
        }
    }

    void leave(IngestSession connection) {
        Entry entry = entries.remove(connection);
        if (entry == null) {
            return;
        }
        bySession.remove(entry.sessionId(), connection);
        for (String athlete : entry.athletes()) {
            byAthlete.computeIfPresent(athlete, (a, connections) -> {
                connections.remove(connection);
                return connections.isEmpty() ? null : connections;
            });
        }
    }

    /** Another node opened a connection of the session: an older one here gives way. */
    public void openedElsewhere(String sessionId, long epoch) {
        IngestSession here = bySession.get(sessionId);
        Entry entry = here == null ? null : entries.get(here);
        if (here != null && entry != null && entry.epoch() < epoch) {
            takeOver(here);
        }
    }

    /** Hands a cue to every connection that speaks for its athlete; returns how many. */
    public int cue(Cue cue) {
        Set<IngestSession> connections = byAthlete.getOrDefault(cue.getAthleteId(), Set.of());
        connections.forEach(connection -> connection.peer().execute(() -> connection.cue(cue)));
        return connections.size();
    }

    public void forEach(Consumer<IngestSession> task) {
        List.copyOf(entries.keySet()).forEach(task);
    }

    public int size() {
        return entries.size();
    }

    public long paused() {
        return entries.keySet().stream().filter(IngestSession::paused).count();
    }

    private static void takeOver(IngestSession older) {
        older.peer().execute(() -> older.end(Closing.TAKEN_OVER, "a newer connection continues this session"));
    }
}
