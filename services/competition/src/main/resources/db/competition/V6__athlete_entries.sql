-- Numbers the messages that tell of all of an athlete's entries.
CREATE TABLE athlete_entries (
    athlete_id TEXT PRIMARY KEY,
    version INT8 NOT NULL
);
