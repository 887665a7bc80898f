package io.fitconnect.competition.result;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.proto.internal.boards.v1.BoardResult;

/** What a record of {@code board.results.v1} says about a competition. */
sealed interface ResultChange {
    CompetitionId competitionId();

    record Stands(CompetitionId competitionId, BoardResult line) implements ResultChange {}

    /** How many lines a board has. */
    record Total(CompetitionId competitionId, BoardResult board) implements ResultChange {}

    record Gone(CompetitionId competitionId, String boardId, String athleteId) implements ResultChange {}
}
