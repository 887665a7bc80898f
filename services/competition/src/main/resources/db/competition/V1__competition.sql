-- Runs on PostgreSQL and CockroachDB: one change a migration, keys made by the application, no sequences.
CREATE TABLE competition (
    competition_id TEXT PRIMARY KEY,
    version INT8 NOT NULL,
    title TEXT NOT NULL,
    organiser_id TEXT NOT NULL,
    state TEXT NOT NULL,
    since_ms INT8 NOT NULL,
    ended_ms INT8 NOT NULL,
    start_ms INT8 NOT NULL,
    end_ms INT8 NOT NULL,
    rules JSONB NOT NULL,
    updated_ms INT8 NOT NULL
);
