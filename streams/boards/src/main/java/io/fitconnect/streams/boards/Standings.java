package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import io.fitconnect.streams.rank.MemberTable;
import io.fitconnect.streams.rank.RankIndex;
import io.fitconnect.streams.rank.Ties;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The official standings of a scope's boards, in standard competition ranking (1-2-2-4) unless its rules say else. */
record Standings(String scope, List<BoardRow> members, ScopeState state) {

    /** Every line of every board, board by board, best first, ties by athlete id. */
    Stream<BoardResult> results() {
        return Stream.of(Metric.values()).flatMap(this::results);
    }

    private Stream<BoardResult> results(Metric metric) {
        RankIndex index = new RankIndex(ids());
        index.load(members.stream()
                .mapToDouble(row -> metric.score(row.getScores()))
                .toArray());
        return IntStream.range(0, index.size())
                .map(index::memberAt)
                .mapToObj(member -> result(metric, members.get(member), index.rank(member, ties())));
    }

    private Ties ties() {
        return switch (state.getRules().getTies()) {
            case TIES_DENSE -> Ties.DENSE;
            case TIES_UNSPECIFIED, TIES_SHARED, UNRECOGNIZED -> Ties.COMPETITION;
        };
    }

    /** Members keep their places in the list as numbers: an athlete has one row a scope. */
    private MemberTable ids() {
        MemberTable table = new MemberTable();
        members.forEach(row -> table.add(row.getAthleteId()));
        return table;
    }

    private BoardResult result(Metric metric, BoardRow row, int rank) {
        return BoardResult.newBuilder()
                .setBoardId(metric.boardId(scope))
                .setRank(rank)
                .setAthleteId(row.getAthleteId())
                .setName(row.getName())
                .setScore(metric.score(row.getScores()))
                .setVerdict(row.getVerdict())
                .setVerdictReason(row.getVerdictReason())
                .setOfficialMs(state.getOfficialMs())
                .setTotal(members.size())
                .build();
    }
}
