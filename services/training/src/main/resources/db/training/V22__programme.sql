CREATE TABLE programme (
    programme_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    author_id TEXT NOT NULL,
    sessions JSONB NOT NULL,
    created_ms INT8 NOT NULL
);
