package io.fitconnect.ingest.session;

import io.fitconnect.ingest.log.Lane;
import io.fitconnect.ingest.progress.Place;
import io.fitconnect.ingest.samples.SensorState;

/** One athlete in a session: which seqs were taken in hand, and which of them are settled. Not thread-safe. */
final class Track {

    private final Place place;
    private final String athleteId;
    private final Lane lane;
    private final SensorState sensors = new SensorState();
    private final SeqRanges claimed;
    private final SeqRanges settled;

    private long promised;

    /** @param settledUpTo what an earlier connection settled */
    Track(Place place, String athleteId, long settledUpTo, Lane lane) {
        this.place = place;
        this.athleteId = athleteId;
        this.lane = lane;
        this.claimed = new SeqRanges(settledUpTo);
        this.settled = new SeqRanges(settledUpTo);
        this.promised = settledUpTo;
    }

    String athleteId() {
        return athleteId;
    }

    Place place() {
        return place;
    }

    Lane lane() {
        return lane;
    }

    SensorState sensors() {
        return sensors;
    }

    /** False: this seq came before, and the first arrival counts. */
    boolean claim(long seq) {
        return claimed.add(seq);
    }

    void settle(Seqs seqs) {
        seqs.forEach(settled::add);
    }

    /** Everything up to it is durable or refused. */
    long settledUpTo() {
        return settled.settledUpTo();
    }

    /** The position is kept for whoever takes this session over, so the client may forget what comes before it. */
    void promise(long position) {
        promised = Math.max(promised, position);
    }

    /** What the client may be told. */
    long promised() {
        return promised;
    }

    boolean seen() {
        return claimed.ranges() > 0;
    }

    /** How broken up the claimed seqs are; it bounds the memory of both sets. */
    int ranges() {
        return claimed.ranges();
    }
}
