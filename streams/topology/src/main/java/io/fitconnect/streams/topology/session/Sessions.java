package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Sample;
import io.fitconnect.streams.quality.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The sessions of one task: headers and logs in stores, a bounded number of them open in memory. */
final class Sessions {
    private final KeyValueStore<String, SessionHeader> headers;
    private final ByAthlete<Profile> profiles;
    private final ByAthlete<AthleteEntries> entries;
    private final Plans plans;
    private final SessionLog log;
    private final SessionMetrics metrics;
    private final int bound;
    private final LinkedHashMap<SessionId, OpenSession> open = new LinkedHashMap<>(64, 0.75f, true);

    Sessions(
            KeyValueStore<String, SessionHeader> headers,
            ByAthlete<Profile> profiles,
            ByAthlete<AthleteEntries> entries,
            Plans plans,
            SessionLog log,
            SessionMetrics metrics,
            int bound) {
        this.headers = headers;
        this.profiles = profiles;
        this.entries = entries;
        this.plans = plans;
        this.log = log;
        this.metrics = metrics;
        this.bound = bound;
    }

    /** The session, from memory or from its stores; a new one when there is nothing of it. */
    OpenSession find(SessionId id, Consumer<OpenSession> beforeLeaving) {
        OpenSession session = open.get(id);
        if (session == null) {
            session = load(id);
            makeRoom(beforeLeaving);
            open.put(id, session);
            metrics.inMemory(1);
        }
        return session;
    }

    /** Reads all of a session's log again. */
    void rebuild(OpenSession session) {
        List<Sample> arrivals = new ArrayList<>();
        log.read(session.id(), batch -> {
            session.arrived(batch.getReceivedMs());
            for (TelemetrySample sample : batch.getSamplesList()) {
                arrivals.add(Sample.of(sample));
            }
        });
        long firstMs = arrivals.stream().mapToLong(Sample::timeMs).min().orElse(Long.MAX_VALUE);
        Parameters athlete = parameters(session, firstMs);
        session.rebuilt(athlete, Timeline.rebuilt(session.emptyFold(athlete), arrivals), firstMs);
        if (!arrivals.isEmpty()) {
            metrics.rebuilt();
        }
    }

    /** What the athlete's profile says for this session now. */
    Parameters parameters(OpenSession session) {
        return parameters(session, session.firstMs());
    }

    /** Looks the session's class and competitions up again: they may have started or ended since. */
    void plan(OpenSession session) {
        session.contests().update(entries.get(session.id().athleteId()));
        session.plan().update(plans.get(session.header().getClassId()));
    }

    /** The session if it is in memory. */
    @Nullable OpenSession inMemory(SessionId id) {
        return open.get(id);
    }

    Profile profile(String athleteId) {
        return profiles.get(athleteId);
    }

    /** Headers of all of an athlete's sessions. */
    List<SessionHeader> ofAthlete(String athleteId) {
        List<SessionHeader> found = new ArrayList<>();
        try (var entries = headers.prefixScan(SessionId.prefix(athleteId), new StringSerializer())) {
            entries.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    /** The same, as those in memory have them. */
    List<SessionHeader> everyOneOf(String athleteId) {
        Map<SessionId, SessionHeader> found = new LinkedHashMap<>();
        ofAthlete(athleteId).forEach(header -> found.put(SessionId.of(header), header));
        open.forEach((id, session) -> {
            if (id.athleteId().equals(athleteId)) {
                found.put(id, session.header().build());
            }
        });
        return List.copyOf(found.values());
    }

    void forEachHeader(Consumer<SessionHeader> reader) {
        try (var entries = headers.all()) {
            entries.forEachRemaining(entry -> reader.accept(entry.value));
        }
    }

    void save(OpenSession session) {
        headers.put(session.id().key(), session.save());
    }

    /** Deletes a session's log; its header stays. */
    void close(OpenSession session) {
        save(session);
        log.delete(session.id());
        if (open.remove(session.id()) != null) {
            metrics.inMemory(-1);
        }
    }

    /** Deletes all of a session. */
    void erase(SessionId id) {
        log.delete(id);
        headers.delete(id.key());
        if (open.remove(id) != null) {
            metrics.inMemory(-1);
        }
    }

    void forget(SessionId id) {
        headers.delete(id.key());
    }

    SessionLog log() {
        return log;
    }

    /** Lets sessions go that ended and have had no sample for a while. */
    void letGo(long arrivedBeforeMs) {
        int before = open.size();
        open.values()
                .removeIf(session -> session.ended()
                        && !session.incomplete()
                        && session.header().getLastArrivalMs() < arrivedBeforeMs);
        metrics.inMemory(open.size() - before);
    }

    void clear() {
        metrics.inMemory(-open.size());
        open.clear();
    }

    private OpenSession load(SessionId id) {
        SessionHeader header = headers.get(id.key());
        if (header == null) {
            header = SessionHeader.newBuilder()
                    .setAthleteId(id.athleteId())
                    .setSessionId(id.sessionId())
                    .build();
        }
        OpenSession session = new OpenSession(id, header, Parameters.UNKNOWN);
        plan(session);
        rebuild(session);
        session.takenOver();
        return session;
    }

    private void makeRoom(Consumer<OpenSession> beforeLeaving) {
        while (open.size() >= bound) {
            OpenSession eldest = open.firstEntry().getValue();
            beforeLeaving.accept(eldest);
            save(eldest);
            open.remove(eldest.id());
            metrics.inMemory(-1);
        }
    }

    private Parameters parameters(OpenSession session, long firstMs) {
        SessionHeader.Builder header = session.header();
        Profile profile = header.hasFrozenProfile() ? header.getFrozenProfile() : profile(header.getAthleteId());
        return Parameters.of(profile, firstMs == Long.MAX_VALUE ? 0 : firstMs);
    }
}
