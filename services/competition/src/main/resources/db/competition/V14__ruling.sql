-- Disqualifications with their evidence, and what became of them. session_id '': the whole entry.
CREATE TABLE ruling (
    ruling_id TEXT PRIMARY KEY,
    competition_id TEXT NOT NULL,
    athlete_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    from_seq INT8 NOT NULL,
    to_seq INT8 NOT NULL,
    statement TEXT NOT NULL,
    ruled_by TEXT NOT NULL,
    ruled_ms INT8 NOT NULL,
    state TEXT NOT NULL,
    since_ms INT8 NOT NULL,
    appeal TEXT NOT NULL,
    replay JSONB,
    decision TEXT NOT NULL
);
