-- Evidence: what the division was decided by, as it was known then.
CREATE TABLE entry (
    competition_id TEXT NOT NULL,
    athlete_id TEXT NOT NULL,
    state TEXT NOT NULL,
    division TEXT NOT NULL,
    evidence JSONB NOT NULL,
    entered_ms INT8 NOT NULL,
    updated_ms INT8 NOT NULL,
    PRIMARY KEY (competition_id, athlete_id)
);
