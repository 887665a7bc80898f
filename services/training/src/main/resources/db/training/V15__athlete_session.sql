-- A session as its newest summary tells of it. sex and ftp_w are the first that were known for it: a later change of the
-- profile is no change of what was done.
CREATE TABLE athlete_session (
    athlete_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    class_id TEXT NOT NULL,
    ended BOOL NOT NULL,
    sample_count INT8 NOT NULL,
    start_ms INT8 NOT NULL,
    end_ms INT8 NOT NULL,
    duration_s FLOAT8 NOT NULL,
    trimp FLOAT8 NOT NULL,
    normalized_power_w FLOAT8,
    flag TEXT NOT NULL,
    sex TEXT,
    ftp_w FLOAT8,
    PRIMARY KEY (athlete_id, session_id)
);
