-- What happened in an athlete's account and training; goes with the athlete.
CREATE TABLE activity (
    athlete_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at_ms INT8 NOT NULL,
    done_by TEXT,
    subject TEXT,
    PRIMARY KEY (athlete_id, id)
);
