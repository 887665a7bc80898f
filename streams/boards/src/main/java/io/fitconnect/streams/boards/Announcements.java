package io.fitconnect.streams.boards;

import com.google.protobuf.Message;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends official standings out in bounded steps: results first, then the final rows, then the scope's row. Until it is
 * certain that Kafka has them they are marked as to be sent again after a restart; they don't change, so a repetition
 * does no harm.
 */
final class Announcements {

    /** One record and where it goes. */
    record Emission(String sink, String key, @Nullable Message value) {}

    private record Sent(String scope, long atMs) {}

    private final BoardsConfig config;
    private final RowStore rows;
    private final Queue<String> waiting = new ArrayDeque<>();
    private final Queue<Sent> sent = new ArrayDeque<>();
    private Iterator<Emission> current = Collections.emptyIterator();
    private String scope = "";

    Announcements(BoardsConfig config, RowStore rows) {
        this.config = config;
        this.rows = rows;
    }

    void add(String officialScope) {
        waiting.add(officialScope);
    }

    /** What may leave now; the caller forwards all of it. */
    List<Emission> step(long nowMs) {
        List<Emission> step = new ArrayList<>();
        while (step.size() < config.stepRows() && (current.hasNext() || next())) {
            step.add(current.next());
            if (!current.hasNext()) {
                sent.add(new Sent(scope, nowMs));
            }
        }
        return step;
    }

    /** Marks the scopes sent so long ago that Kafka has acknowledged it or this task would have failed. */
    void settle(long nowMs) {
        for (Sent oldest = sent.peek();
                oldest != null
                        && nowMs - oldest.atMs() >= config.announceAgain().toMillis();
                oldest = sent.peek()) {
            sent.remove();
            ScopeState state = rows.state(oldest.scope());
            // A ruling may have made it official anew since.
            if (state.getOfficialMs() != 0 && state.getOfficialMs() <= oldest.atMs()) {
                rows.putState(
                        oldest.scope(),
                        state.toBuilder().setAnnouncedMs(oldest.atMs()).build());
            }
        }
    }

    private boolean next() {
        String polled = waiting.poll();
        if (polled == null) {
            return false;
        }
        scope = polled;
        current = emissions(polled).iterator();
        return true;
    }

    private Stream<Emission> emissions(String officialScope) {
        ScopeState state = rows.state(officialScope);
        List<BoardRow> struck = new ArrayList<>();
        List<BoardRow> all = officialRows(officialScope, struck);
        List<BoardRow> members = all.stream().filter(row -> !row.getWithdrawn()).toList();
        Stream<Emission> gone = struck.stream().flatMap(row -> noResults(officialScope, row.getAthleteId()));
        Stream<Emission> results = new Standings(officialScope, members, state)
                .results()
                .map(result -> new Emission(
                        BoardsTopology.RESULTS_SINK, resultKey(result.getBoardId(), result.getAthleteId()), result));
        Stream<Emission> finals = all.stream()
                .map(row -> new Emission(
                        BoardsTopology.CHANGES_SINK, new RowKey(officialScope, row.getAthleteId()).text(), row));
        // Concatenated, not flat-mapped: that would hold a whole part in memory at once.
        Stream<Emission> lines = Stream.concat(gone, results);
        Stream<Emission> totals = state.hasRules() ? totals(officialScope, members.size(), state) : Stream.empty();
        return Stream.concat(
                Stream.concat(Stream.concat(lines, totals), finals), Stream.of(scopeRow(officialScope, state)));
    }

    /** Results of a board are in several partitions: whoever wants all of a competition's must know how many there are. */
    private static Stream<Emission> totals(String officialScope, int members, ScopeState state) {
        return Stream.of(Metric.values())
                .map(metric -> metric.boardId(officialScope))
                .map(boardId -> new Emission(
                        BoardsTopology.RESULTS_SINK,
                        resultKey(boardId, ""),
                        BoardResult.newBuilder()
                                .setBoardId(boardId)
                                .setOfficialMs(state.getOfficialMs())
                                .setTotal(members)
                                .build()));
    }

    /** Whoever stood before a ruling stands no more. */
    private static Stream<Emission> noResults(String officialScope, String athleteId) {
        return Stream.of(Metric.values())
                .map(metric -> new Emission(
                        BoardsTopology.RESULTS_SINK, resultKey(metric.boardId(officialScope), athleteId), null));
    }

    static String resultKey(String boardId, String athleteId) {
        return boardId + "|" + athleteId;
    }

    /** The scope's own row as viewers get it. */
    static Emission scopeRow(String scope, ScopeState state) {
        ScopeState published =
                state.toBuilder().clearTouchedMs().clearAnnouncedMs().build();
        return new Emission(
                BoardsTopology.CHANGES_SINK, RowKey.ofScope(scope).text(), RowStore.scopeRow(scope, published));
    }

    private List<BoardRow> officialRows(String officialScope, List<BoardRow> struck) {
        List<BoardRow> all = new ArrayList<>();
        RowKey key = RowKey.ofScope(officialScope);
        rows.walk(key.text(), key.end(), row -> {
            if (!RowKey.parse(row.key).isScope()) {
                all.add(BoardRows.official(row.value));
                if (row.value.getWithdrawn() && row.value.hasRuling()) {
                    struck.add(row.value);
                }
            }
            return true;
        });
        return all;
    }
}
