-- Sessions that were learnt from: each once.
CREATE TABLE heart_rate_session (
    athlete_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    PRIMARY KEY (athlete_id, session_id)
);
