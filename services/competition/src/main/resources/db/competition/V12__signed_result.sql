-- Documents of official standings; what was signed once is never changed, a correction is a revision.
CREATE TABLE signed_result (
    competition_id TEXT NOT NULL,
    revision INT4 NOT NULL,
    official_ms INT8 NOT NULL,
    document TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (competition_id, revision)
);
