package io.fitconnect.streams.bench.rank;

import io.fitconnect.streams.rank.MemberTable;
import io.fitconnect.streams.rank.RankIndex;
import java.util.Arrays;

/** A million members with ids of 17 characters and whole scores below a million, so that many have an equal. */
final class Members {
    static final int COUNT = 1_000_000;
    static final int SCORES = 1_000_003;

    private Members() {}

    static String id(int member) {
        return "user-%012d".formatted(member);
    }

    static double score(int member) {
        return member * 7919L % SCORES;
    }

    static MemberTable table() {
        return table(COUNT);
    }

    static MemberTable table(int members) {
        MemberTable table = new MemberTable();
        for (int member = 0; member < members; member++) {
            table.add(id(member));
        }
        return table;
    }

    /** An index built in one go, as at a start. */
    static RankIndex loaded(MemberTable table) {
        double[] scores = new double[table.size()];
        Arrays.setAll(scores, Members::score);
        RankIndex index = new RankIndex(table);
        index.load(scores);
        return index;
    }

    /** The same, each member put on the board on its own. */
    static RankIndex arrived(MemberTable table) {
        RankIndex index = new RankIndex(table);
        for (int member = 0; member < COUNT; member++) {
            index.set(member, score(member));
        }
        return index;
    }
}
