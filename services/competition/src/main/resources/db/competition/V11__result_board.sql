-- How many lines a board has, and since when they are official.
CREATE TABLE result_board (
    board_id TEXT PRIMARY KEY,
    competition_id TEXT NOT NULL,
    official_ms INT8 NOT NULL,
    total INT4 NOT NULL
);
