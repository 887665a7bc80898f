package io.fitconnect.ingest.session;

import io.fitconnect.ingest.log.Lane;
import io.fitconnect.ingest.log.SampleLog;
import io.fitconnect.ingest.log.SampleLog.Topic;
import io.fitconnect.ingest.progress.Place;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session's books: its athletes, what is on its way to the log, and what is settled. It goes on settling after the
 * connection is gone, so that what it notes is as far as the log got.
 */
final class Ledger {

    private final Opening.Valid session;
    private final SessionServices services;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Consumer<SampleLog.Outcome> settled;
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private int pendingRecords;
    private int pendingSamples;

    /** @param settled called on the peer's loop after each record's outcome is in the books */
    Ledger(
            Opening.Valid session,
            Map<String, Long> settledBefore,
            SessionServices services,
            Inbox inbox,
            Outbox outbox,
            Consumer<SampleLog.Outcome> settled) {
        this.session = session;
        this.services = services;
        this.inbox = inbox;
        this.outbox = outbox;
        this.settled = settled;
        Map<String, Long> positions = new LinkedHashMap<>();
        positions.put(session.athleteId(), 0L);
        settledBefore.forEach((athlete, seq) -> positions.merge(athlete, seq, Math::max));
        // The client forgot what it was told is safe: waiting for that would be waiting for ever.
        session.settledThrough().forEach((athlete, seq) -> positions.merge(athlete, seq, Math::max));
        positions.forEach((athlete, seq) -> tracks.put(athlete, newTrack(athlete, seq)));
    }

    Opening.Valid session() {
        return session;
    }

    Collection<Track> tracks() {
        return tracks.values();
    }

    /** Null: it has had no samples of this athlete yet. */
    @Nullable Track known(String athlete) {
        return tracks.get(athlete);
    }

    /** Null: the session has as many athletes as it may. */
    @Nullable Track track(String athlete) {
        Track track = tracks.get(athlete);
        if (track == null && tracks.size() < services.config().maxAthletes()) {
            track = newTrack(athlete, 0);
            tracks.put(athlete, track);
        }
        return track;
    }

    int gaps() {
        return tracks.values().stream().mapToInt(Track::ranges).sum();
    }

    boolean idle() {
        return pendingRecords == 0;
    }

    int pendingSamples() {
        return pendingSamples;
    }

    void take(Intake intake, Track track, long nowMillis) {
        if (intake.seqs().count() > 0) {
            services.metrics().taken(intake.seqs().count());
            append(new Pending(this, track, Topic.SAMPLES, intake.taken(), intake.seqs(), null, nowMillis));
        }
        for (RefusedSample refused : intake.refused()) {
            services.metrics().refused(refused.getCode());
            Seqs seqs = new Seqs();
            if (refused.getSeq() > 0) {
                seqs.add(refused.getSeq());
            }
            append(new Pending(this, track, Topic.REFUSED, refused.toByteArray(), seqs, refused, nowMillis));
        }
        if (intake.duplicates() > 0) {
            // it is resending because it does not know: tell it again
            services.metrics().duplicates(intake.duplicates());
            outbox.ack(track);
        }
    }

    /** Writes the session's end for an athlete, after all of its samples. */
    void end(Track track) {
        byte[] end = SampleBatch.newBuilder().setEnd(true).build().toByteArray();
        long now = services.nowMillis().getAsLong();
        append(new Pending(this, track, Topic.SAMPLES, end, new Seqs(), null, now));
    }

    private void append(Pending pending) {
        pendingRecords++;
        pendingSamples += pending.samples();
        services.budget().charge(pending.bytes());
        services.log().append(pending);
    }

    Inbox inbox() {
        return inbox;
    }

    /** The log has it: notes how far its athlete is settled. */
    void settle(Pending pending) {
        services.metrics().acked(System.nanoTime() - pending.sinceNanos());
        Track track = pending.track();
        track.settle(pending.seqs());
        pending.position(track.settledUpTo());
        services.progress().note(track.place(), pending.position());
    }

    /** What was noted when it was settled is kept, so the client may know; {@link #flush()} follows the last of a turn. */
    void tell(Pending pending) {
        Track track = pending.track();
        track.promise(pending.position());
        if (pending.refused() != null) {
            outbox.refusal(pending.refused());
        }
        outbox.settled(track);
        close(pending);
    }

    void flush() {
        outbox.flush();
    }

    /** Its outcome is in the books. */
    void close(Pending pending) {
        pendingRecords--;
        pendingSamples -= pending.samples();
        services.budget().release(pending.bytes());
        settled.accept(pending.outcome());
    }

    private Track newTrack(String athlete, long settledUpTo) {
        byte[] head = SampleBatch.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session.sessionId())
                .setClassId(session.classId())
                .setDevice(session.device())
                .build()
                .toByteArray();
        return new Track(
                new Place(session.sessionId(), athlete),
                athlete,
                settledUpTo,
                new Lane(athlete.getBytes(StandardCharsets.UTF_8), head));
    }
}
