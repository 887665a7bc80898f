package io.fitconnect.ingest.session;

import io.fitconnect.ingest.log.Lane;
import io.fitconnect.ingest.log.SampleLog;
import io.fitconnect.ingest.log.SampleLog.Outcome;
import io.fitconnect.ingest.log.SampleLog.Topic;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import org.jspecify.annotations.Nullable;

/**
 * Samples on their way to the log, charged to the budget until their outcome. The outcome is carried by the inbox to the
 * session's loop, to which everything else belongs; the chain belongs to the log.
 */
final class Pending implements SampleLog.Entry {

    /** Of key, seqs and bookkeeping, roughly. */
    private static final int OVERHEAD = 256;

    private final Ledger ledger;
    private final Track track;
    private final Topic topic;
    private final byte[] payload;
    private final Seqs seqs;
    private final @Nullable RefusedSample refused;
    private final long receivedMillis;
    private final long sinceNanos = System.nanoTime();
    private Outcome outcome = Outcome.DURABLE;
    private long position;
    private SampleLog.@Nullable Entry next;

    Pending(
            Ledger ledger,
            Track track,
            Topic topic,
            byte[] payload,
            Seqs seqs,
            @Nullable RefusedSample refused,
            long receivedMillis) {
        this.ledger = ledger;
        this.track = track;
        this.topic = topic;
        this.payload = payload;
        this.seqs = seqs;
        this.refused = refused;
        this.receivedMillis = receivedMillis;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public Lane lane() {
        return track.lane();
    }

    @Override
    public byte[] payload() {
        return payload;
    }

    @Override
    public long receivedMillis() {
        return receivedMillis;
    }

    @Override
    public SampleLog.@Nullable Entry next() {
        return next;
    }

    @Override
    public void next(SampleLog.Entry later) {
        next = later;
    }

    @Override
    public void outcome(Outcome fate) {
        outcome = fate;
        ledger.inbox().deliver(this);
    }

    Ledger ledger() {
        return ledger;
    }

    Track track() {
        return track;
    }

    Seqs seqs() {
        return seqs;
    }

    @Nullable RefusedSample refused() {
        return refused;
    }

    Outcome outcome() {
        return outcome;
    }

    /** How far its athlete was settled with it. */
    long position() {
        return position;
    }

    void position(long settledUpTo) {
        position = settledUpTo;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    int samples() {
        return Math.max(seqs.count(), 1);
    }

    long bytes() {
        return OVERHEAD + payload.length;
    }
}
