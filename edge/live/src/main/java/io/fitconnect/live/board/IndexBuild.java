package io.fitconnect.live.board;

import io.fitconnect.streams.rank.MemberTable;
import io.fitconnect.streams.rank.RankIndex;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.Executor;

/**
 * Ranks a large board without holding its thread: scores are collected in steps between other work, sorted elsewhere,
 * and what changed meanwhile is put right at the end.
 */
final class IndexBuild {
    private static final int STEP = 20_000;

    private final ScopeCopy scope;
    private final Metric metric;
    private final RankIndex index;
    private final double[] scores;
    private final BitSet changed = new BitSet();

    IndexBuild(ScopeCopy scope, Metric metric, RankIndex index) {
        this.scope = scope;
        this.metric = metric;
        this.index = index;
        this.scores = new double[scope.members().size()];
    }

    void now() {
        collect(0, scores.length);
        index.load(scores);
    }

    void start(Executor owner, Executor elsewhere, Runnable done) {
        step(0, owner, elsewhere, done);
    }

    void changed(int member) {
        changed.set(member);
    }

    private void step(int from, Executor owner, Executor elsewhere, Runnable done) {
        int until = Math.min(scores.length, from + STEP);
        collect(from, until);
        if (until < scores.length) {
            owner.execute(() -> step(until, owner, elsewhere, done));
            return;
        }
        MemberTable ids = scope.members().frozen();
        elsewhere.execute(() -> {
            index.load(scores, ids);
            owner.execute(() -> finish(done));
        });
    }

    private void finish(Runnable done) {
        changed.stream().forEach(member -> {
            Line line = scope.line(member);
            if (line == null) {
                index.remove(member);
            } else {
                index.set(member, line.score(metric));
            }
        });
        done.run();
    }

    private void collect(int from, int until) {
        Arrays.fill(scores, from, until, Double.NaN);
        for (int member = from; member < until; member++) {
            Line line = scope.line(member);
            if (line != null) {
                scores[member] = line.score(metric);
            }
        }
    }
}
