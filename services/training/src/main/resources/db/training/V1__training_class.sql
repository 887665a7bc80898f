-- Runs on PostgreSQL and CockroachDB: one change a migration, keys made by the application, no sequences.
CREATE TABLE training_class (
    class_id TEXT PRIMARY KEY,
    version INT8 NOT NULL,
    title TEXT NOT NULL,
    coach_id TEXT NOT NULL,
    state TEXT NOT NULL,
    started_ms INT8 NOT NULL,
    ended_ms INT8 NOT NULL,
    blocks JSONB NOT NULL,
    updated_ms INT8 NOT NULL
);
