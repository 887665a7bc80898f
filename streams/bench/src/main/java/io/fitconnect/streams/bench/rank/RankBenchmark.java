package io.fitconnect.streams.bench.rank;

import io.fitconnect.streams.rank.MemberTable;
import io.fitconnect.streams.rank.RankIndex;
import io.fitconnect.streams.rank.Ties;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The rank index under JMH; {@link RankCommand} runs it in forks. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RankBenchmark {

    /** A board of a million members, or of fewer. */
    @State(Scope.Benchmark)
    public static class Board {
        @Param("" + Members.COUNT)
        public int members = Members.COUNT;

        private final SplittableRandom random = new SplittableRandom(17);
        private MemberTable table = new MemberTable();
        private RankIndex index = new RankIndex(table);

        @Setup
        public void load() {
            table = Members.table(members);
            index = Members.loaded(table);
        }

        int member() {
            return random.nextInt(members);
        }
    }

    /** How equal scores share ranks. */
    @State(Scope.Benchmark)
    public static class Rule {
        @Param({"COMPETITION", "DENSE", "ORDINAL"})
        public Ties ties = Ties.COMPETITION;
    }

    /** What a load starts from: ids as strings, scores by member. */
    @State(Scope.Benchmark)
    public static class Rows {
        private final String[] ids = new String[Members.COUNT];
        private final double[] scores = new double[Members.COUNT];

        @Setup
        public void prepare() {
            for (int member = 0; member < Members.COUNT; member++) {
                ids[member] = Members.id(member);
                scores[member] = Members.score(member);
            }
        }
    }

    /** Ids in the order they are asked for, made in that order: what a message brings was just read. */
    @State(Scope.Benchmark)
    public static class Asked {
        private static final int COUNT = 1 << 20;

        private final String[] ids = new String[COUNT];
        private int next;

        @Setup
        public void prepare() {
            SplittableRandom random = new SplittableRandom(29);
            Arrays.setAll(ids, at -> Members.id(random.nextInt(Members.COUNT)));
        }

        String id() {
            next = (next + 1) % COUNT;
            return ids[next];
        }
    }

    @Benchmark
    public int updateAndRank(Board board, Rule rule) {
        int member = board.member();
        board.index.set(member, board.random.nextInt(Members.SCORES));
        return board.index.rank(member, rule.ties);
    }

    /** As Redis is asked: the member is an id that has to be looked up. */
    @Benchmark
    public int updateAndRankById(Board board, Asked asked) {
        int member = board.table.find(asked.id());
        board.index.set(member, board.random.nextInt(Members.SCORES));
        return board.index.rank(member, Ties.COMPETITION);
    }

    @Benchmark
    public int[] top100(Board board) {
        return board.index.top(100);
    }

    @Benchmark
    public int[] around(Board board) {
        return board.index.around(board.member(), 5);
    }

    @Benchmark
    public RankIndex rebuild(Rows rows) {
        MemberTable table = new MemberTable();
        for (String id : rows.ids) {
            table.add(id);
        }
        RankIndex index = new RankIndex(table);
        index.load(rows.scores);
        return index;
    }
}
