package io.fitconnect.competition.result;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.contest.Competition;
import io.fitconnect.competition.contest.CompetitionState;
import io.fitconnect.competition.contest.CompetitionTable;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Official lines as they come, and the signed documents that are made when all of a competition's are there. */
@ApplicationScoped
public class ResultTable {
    // Official standings may be corrected; what was official earlier may come again and changes nothing then.
    private static final String PUT_LINE = """
            INSERT INTO result (board_id, athlete_id, competition_id, rank, name, score, verdict, reason, official_ms) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (board_id, athlete_id) DO UPDATE SET \
            rank = excluded.rank, name = excluded.name, score = excluded.score, verdict = excluded.verdict, \
            reason = excluded.reason, official_ms = excluded.official_ms \
            WHERE result.official_ms <= excluded.official_ms""";
    private static final String PUT_BOARD = """
            INSERT INTO result_board (board_id, competition_id, official_ms, total) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (board_id) DO UPDATE SET official_ms = excluded.official_ms, total = excluded.total \
            WHERE result_board.official_ms <= excluded.official_ms""";
    private static final String DELETE_LINE = "DELETE FROM result WHERE board_id = $1 AND athlete_id = $2";
    private static final String BOARD = "SELECT * FROM result_board WHERE board_id = $1";
    private static final String LINES =
            "SELECT * FROM result WHERE board_id = $1 AND official_ms = $2 ORDER BY rank, athlete_id";
    private static final String NEWEST =
            "SELECT * FROM signed_result WHERE competition_id = $1 ORDER BY revision DESC LIMIT 1";
    private static final String INSERT_SIGNED = """
            INSERT INTO signed_result (competition_id, revision, official_ms, document, signature) \
            VALUES ($1, $2, $3, $4, $5)""";

    private final Pool pool;
    private final Transactions transactions;
    private final ResultKey key;

    ResultTable(@ReactiveDataSource("competition") Pool pool, ResultKey key) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
        this.key = key;
    }

    /** Takes what a batch of records says, in its order, all or nothing. */
    Uni<Void> take(List<ResultChange> changes) {
        return transactions.run(transaction -> Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> take(transaction, change))
                .collect()
                .last());
    }

    private static Uni<Void> take(SqlConnection transaction, ResultChange change) {
        return switch (change) {
            case ResultChange.Stands(CompetitionId id, BoardResult it) ->
                transaction.preparedQuery(PUT_LINE).execute(line(id, it)).replaceWithVoid();
            case ResultChange.Total(CompetitionId id, BoardResult it) ->
                transaction
                        .preparedQuery(PUT_BOARD)
                        .execute(Tuple.of(it.getBoardId(), id.value(), it.getOfficialMs(), it.getTotal()))
                        .replaceWithVoid();
            case ResultChange.Gone(CompetitionId id, String boardId, String athleteId) ->
                transaction
                        .preparedQuery(DELETE_LINE)
                        .execute(Tuple.of(boardId, athleteId))
                        .replaceWithVoid();
        };
    }

    /** The newest document and its signature. */
    Uni<Answer<SignedResult>> find(CompetitionId id) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() == 0
                        ? Answer.refused(
                                ProblemCode.RESULTS_PENDING, "They come a minute after the end, at the latest.")
                        : Answer.given(SignedResult.read(rows.iterator().next())));
    }

    /** Official lines of a competition's board; empty while there are none. */
    public Uni<List<Line>> lines(String boardId) {
        return pool.preparedQuery(BOARD)
                .execute(Tuple.of(boardId))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(List.of())
                        : pool.preparedQuery(LINES)
                                .execute(
                                        Tuple.of(boardId, rows.iterator().next().getLong("official_ms")))
                                .map(ResultTable::lines));
    }

    /**
     * Signs the standings of a competition if all of them are there and anything in them is new; true when it did. The
     * competition is official from then on.
     */
    Uni<Boolean> settle(CompetitionId id) {
        return transactions.run(transaction -> CompetitionTable.find(transaction, id)
                .chain(found -> switch (found) {
                    case Answer.Given<Competition>(Competition it) -> settle(transaction, it);
                    case Answer.Refused<Competition> unknown -> Uni.createFrom().item(false);
                }));
    }

    private Uni<Boolean> settle(SqlConnection transaction, Competition it) {
        return Multi.createFrom()
                .iterable(it.scopes())
                .onItem()
                .transformToUniAndConcatenate(scope ->
                        board(transaction, scope + "/" + it.rules().metric().word()))
                .collect()
                .asList()
                .chain(boards ->
                        boards.size() == it.scopes().size() && boards.stream().allMatch(OfficialBoard::isComplete)
                                ? sign(transaction, it, boards)
                                : Uni.createFrom().item(false));
    }

    /** Null, which the stream leaves out, when the board isn't official. */
    private static Uni<OfficialBoard> board(SqlConnection transaction, String boardId) {
        return transaction.preparedQuery(BOARD).execute(Tuple.of(boardId)).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().nullItem();
            }
            Row row = rows.iterator().next();
            long officialMs = row.getLong("official_ms");
            return transaction
                    .preparedQuery(LINES)
                    .execute(Tuple.of(boardId, officialMs))
                    .map(lines -> new OfficialBoard(boardId, officialMs, row.getInteger("total"), lines(lines)));
        });
    }

    private Uni<Boolean> sign(SqlConnection transaction, Competition it, List<OfficialBoard> boards) {
        return transaction
                .preparedQuery(NEWEST)
                .execute(Tuple.of(it.id().value()))
                .chain(rows -> {
                    int before = rows.size() == 0 ? 0 : rows.iterator().next().getInteger("revision");
                    String same = before == 0 ? "" : rows.iterator().next().getString("document");
                    // The very same standings again, after a crash.
                    if (before > 0 && same.equals(ResultDocument.of(it, before, boards))) {
                        return Uni.createFrom().item(false);
                    }
                    return sign(transaction, it, before + 1, boards);
                });
    }

    private Uni<Boolean> sign(SqlConnection transaction, Competition it, int revision, List<OfficialBoard> boards) {
        CompetitionState official = it.state().official(officialMs(boards));
        if (!(official instanceof CompetitionState.Official)) {
            return Uni.createFrom().item(false);
        }
        String document = ResultDocument.of(it, revision, boards);
        return transaction
                .preparedQuery(INSERT_SIGNED)
                .execute(Tuple.of(it.id().value(), revision, officialMs(boards), document, key.sign(document)))
                .chain(() -> CompetitionTable.become(transaction, it.id(), official, officialMs(boards)))
                .replaceWith(true);
    }

    private static long officialMs(List<OfficialBoard> boards) {
        return boards.stream().mapToLong(OfficialBoard::officialMs).max().orElse(0);
    }

    private static Tuple line(CompetitionId id, BoardResult it) {
        return Tuple.from(new Object[] {
            it.getBoardId(),
            it.getAthleteId(),
            id.value(),
            it.getRank(),
            it.getName(),
            it.getScore(),
            it.getVerdict().name().toLowerCase(Locale.ROOT),
            it.getVerdictReason(),
            it.getOfficialMs()
        });
    }

    private static List<Line> lines(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Line(
                        row.getInteger("rank"),
                        row.getString("athlete_id"),
                        row.getString("name"),
                        row.getDouble("score"),
                        row.getString("verdict"),
                        row.getString("reason")))
                .toList();
    }
}
