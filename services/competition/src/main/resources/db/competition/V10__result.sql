-- Official lines of competitions' boards, as board.results.v1 told last.
CREATE TABLE result (
    board_id TEXT NOT NULL,
    athlete_id TEXT NOT NULL,
    competition_id TEXT NOT NULL,
    rank INT4 NOT NULL,
    name TEXT NOT NULL,
    score FLOAT8 NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    official_ms INT8 NOT NULL,
    PRIMARY KEY (board_id, athlete_id)
);
