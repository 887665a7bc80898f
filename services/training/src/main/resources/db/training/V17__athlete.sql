-- What the load needs of a profile; null: not told.
CREATE TABLE athlete (
    athlete_id TEXT PRIMARY KEY,
    sex TEXT,
    ftp_w FLOAT8,
    updated_ms INT8 NOT NULL
);
