package io.fitconnect.streams.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ordered set of a session's samples, driving a fold over it. Whatever order samples arrive in, the fold's state is
 * that of the samples in their own order, each seq once.
 *
 * <p>In memory stand the seqs, the newest minute or two of samples (the tail), the fold up to the tail (the base) and
 * the fold over everything (the head). A sample at the end is one step of the head; one within the tail refolds the tail
 * from the base; an older one can't be placed without the session's log: the caller rebuilds. Not thread-safe.
 *
 * @param <F> the fold
 */
public final class Timeline<F extends Fold<F>> {
    /** How far back late samples are placed without the log: the minute of grace, and what batches add to it. */
    public static final long TAIL_MS = 90_000;

    /** The tail is cut back to TAIL_MS once it spans this. */
    static final long TAIL_TRIM_MS = 150_000;

    /** Bound of the tail in samples; the older half moves into the base when it is reached. */
    static final int TAIL_SAMPLES = 4096;

    /** What became of an offered sample. */
    public enum Placed {
        /** It was the newest. */
        APPENDED,
        /** It was older than the newest and found its place in the tail. */
        LATE,
        /** Its seq was there already: ignored. */
        DUPLICATE,
        /** It is older than the tail: the head lacks it until the timeline is rebuilt from the log. */
        BEYOND_TAIL
    }

    private final SeqSet seqs;
    private final ArrayList<Sample> tail;
    private final F base;
    private @Nullable Sample baseEnd;
    private F head;
    private boolean headIsOld;

    /** An empty session. */
    public Timeline(F empty) {
        this(empty, new SeqSet());
    }

    private Timeline(F empty, SeqSet seqs) {
        this.seqs = seqs;
        this.tail = new ArrayList<>();
        this.base = empty;
        this.head = empty.copy();
    }

    /** The timeline of these samples, given in order of arrival (the first of a seq counts). */
    public static <F extends Fold<F>> Timeline<F> rebuilt(F empty, Iterable<Sample> arrivals) {
        SeqSet seqs = new SeqSet();
        List<Sample> samples = new ArrayList<>();
        for (Sample sample : arrivals) {
            if (seqs.add(sample.seq())) {
                samples.add(sample);
            }
        }
        Collections.sort(samples);
        Timeline<F> timeline = new Timeline<>(empty, seqs);
        timeline.tail.addAll(samples);
        timeline.headIsOld = true;
        timeline.trim();
        return timeline;
    }

    public Placed offer(Sample sample) {
        if (!seqs.add(sample.seq())) {
            return Placed.DUPLICATE;
        }
        if (baseEnd != null && sample.compareTo(baseEnd) < 0) {
            return Placed.BEYOND_TAIL;
        }
        if (tail.isEmpty() || sample.compareTo(tail.getLast()) > 0) {
            append(sample);
            return Placed.APPENDED;
        }
        tail.add(-Collections.binarySearch(tail, sample) - 1, sample);
        headIsOld = true;
        return Placed.LATE;
    }

    /** The fold over everything placed so far. */
    public F head() {
        if (headIsOld) {
            head = base.copy();
            tail.forEach(head::apply);
            headIsOld = false;
        }
        return head;
    }

    /** Distinct seqs offered so far, those beyond the tail among them. */
    public long size() {
        return seqs.size();
    }

    public boolean holds(long seq) {
        return seqs.contains(seq);
    }

    /** Device time of the oldest sample that can be placed without a rebuild; everything newer is kept. */
    public long tailStartMs() {
        return baseEnd == null ? Long.MIN_VALUE : baseEnd.timeMs();
    }

    private void append(Sample sample) {
        tail.add(sample);
        if (!headIsOld) {
            head.apply(sample);
        }
        trim();
    }

    private void trim() {
        if (tail.isEmpty()) {
            return;
        }
        long newestMs = tail.getLast().timeMs();
        int cut = 0;
        if (tail.getFirst().timeMs() < newestMs - TAIL_TRIM_MS) {
            while (tail.get(cut).timeMs() < newestMs - TAIL_MS) {
                cut++;
            }
        }
        if (tail.size() - cut > TAIL_SAMPLES) {
            cut = tail.size() - TAIL_SAMPLES / 2;
        }
        for (Sample settled : tail.subList(0, cut)) {
            base.apply(settled);
            baseEnd = settled;
        }
        tail.subList(0, cut).clear();
    }
}
