package io.fitconnect.streams.quality;

import java.util.ArrayList;
import java.util.List;

/** A fold that remembers every verdict in order: the strictest witness of what was folded. */
final class Trace implements Fold<Trace> {
    private final Judge judge;
    final List<Judged> judged;

    Trace(double hrMaxBpm) {
        this(new Judge(hrMaxBpm), new ArrayList<>());
    }

    private Trace(Judge judge, List<Judged> judged) {
        this.judge = judge;
        this.judged = judged;
    }

    static List<Judged> of(Iterable<Sample> samples) {
        Trace trace = new Trace(190);
        samples.forEach(trace::apply);
        return trace.judged;
    }

    @Override
    public void apply(Sample sample) {
        judged.add(judge.judge(sample));
    }

    @Override
    public Trace copy() {
        return new Trace(judge.copy(), new ArrayList<>(judged));
    }
}
