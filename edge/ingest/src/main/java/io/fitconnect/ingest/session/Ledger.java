package io.fitconnect.ingest.session;

import io.fitconnect.ingest.log.SampleLog;
import io.fitconnect.ingest.log.SampleLog.Topic;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
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

    /** Key, seqs and bookkeeping of a record, roughly. */
    private static final int RECORD_OVERHEAD = 256;

    /** A record on its way, charged to the budget until its outcome. */
    private record Pending(
            Track track, long[] seqs, @Nullable RefusedSample refused, long bytes, long sinceNanos) {

        int samples() {
            return Math.max(seqs.length, 1);
        }
    }

    private final Opening.Valid session;
    private final SessionServices services;
    private final Peer peer;
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
            Peer peer,
            Outbox outbox,
            Consumer<SampleLog.Outcome> settled) {
        this.session = session;
        this.services = services;
        this.peer = peer;
        this.outbox = outbox;
        this.settled = settled;
        Map<String, Long> positions = new LinkedHashMap<>();
        positions.put(session.athleteId(), 0L);
        settledBefore.forEach((athlete, seq) -> positions.merge(athlete, seq, Math::max));
        // The client forgot what it was told is safe: waiting for that would be waiting for ever.
        session.settledThrough().forEach((athlete, seq) -> positions.merge(athlete, seq, Math::max));
        positions.forEach((athlete, seq) -> tracks.put(athlete, new Track(athlete, seq)));
    }

    Opening.Valid session() {
        return session;
    }

    Collection<Track> tracks() {
        return tracks.values();
    }

    /** Null: the session has as many athletes as it may. */
    @Nullable Track track(String athlete) {
        Track track = tracks.get(athlete);
        if (track == null && tracks.size() < services.config().maxAthletes()) {
            track = new Track(athlete, 0);
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

    void take(Intake intake, Track track) {
        if (intake.taken().getSamplesCount() > 0) {
            SampleBatch record = intake.taken().build();
            services.metrics().taken(record.getSamplesCount());
            append(Topic.SAMPLES, track, record.toByteArray(), intake.takenSeqs(), null);
        }
        for (RefusedSample refused : intake.refused()) {
            services.metrics().refused(refused.getCode());
            long[] seqs = refused.getSeq() > 0 ? new long[] {refused.getSeq()} : new long[0];
            append(Topic.REFUSED, track, refused.toByteArray(), seqs, refused);
        }
        if (intake.duplicates() > 0) {
            // it is resending because it does not know: tell it again
            services.metrics().duplicates(intake.duplicates());
            outbox.ack(track);
        }
    }

    /** Writes the session's end for an athlete, after all of its samples. */
    void end(Track track) {
        SampleBatch end = SampleBatch.newBuilder()
                .setAthleteId(track.athleteId())
                .setSessionId(session.sessionId())
                .setClassId(session.classId())
                .setDevice(session.device())
                .setReceivedMs(services.nowMillis().getAsLong())
                .setEnd(true)
                .build();
        append(Topic.SAMPLES, track, end.toByteArray(), new long[0], null);
    }

    private void append(Topic topic, Track track, byte[] value, long[] seqs, @Nullable RefusedSample refused) {
        Pending pending = new Pending(track, seqs, refused, RECORD_OVERHEAD + value.length, System.nanoTime());
        pendingRecords++;
        pendingSamples += pending.samples();
        services.budget().charge(pending.bytes());
        services.log().append(topic, track.athleteId(), value, outcome -> peer.execute(() -> settle(pending, outcome)));
    }

    /** Durable: the position is kept first, then the client is told. */
    private void settle(Pending pending, SampleLog.Outcome outcome) {
        switch (outcome) {
            case SampleLog.Outcome.Lost lost -> close(pending, outcome);
            case SampleLog.Outcome.Durable durable -> {
                services.metrics().acked(System.nanoTime() - pending.sinceNanos());
                Track track = pending.track();
                track.settle(pending.seqs());
                long position = track.settledUpTo();
                services.progress()
                        .save(session.sessionId(), track.athleteId(), position)
                        .subscribe()
                        .with(saved -> peer.execute(() -> tell(pending, position, outcome)));
            }
        }
    }

    private void tell(Pending pending, long position, SampleLog.Outcome outcome) {
        pending.track().promise(position);
        if (pending.refused() != null) {
            outbox.refusal(pending.refused());
        }
        outbox.ack(pending.track());
        close(pending, outcome);
    }

    private void close(Pending pending, SampleLog.Outcome outcome) {
        pendingRecords--;
        pendingSamples -= pending.samples();
        services.budget().release(pending.bytes());
        settled.accept(outcome);
    }
}
