CREATE TABLE season (
    season_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    organiser_id TEXT NOT NULL,
    rules JSONB NOT NULL,
    updated_ms INT8 NOT NULL
);
