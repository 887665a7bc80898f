-- rpe: Borg CR10, 0 to 10; null: not told.
CREATE TABLE session_feedback (
    athlete_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    rpe FLOAT8,
    note TEXT,
    updated_ms INT8 NOT NULL,
    PRIMARY KEY (athlete_id, session_id)
);
