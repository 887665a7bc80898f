CREATE TABLE coach_feedback (
    athlete_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    coach_id TEXT NOT NULL,
    note TEXT NOT NULL,
    updated_ms INT8 NOT NULL,
    PRIMARY KEY (athlete_id, session_id, coach_id)
);
