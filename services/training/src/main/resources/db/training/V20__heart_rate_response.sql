-- How an athlete's heart follows power, speed or cadence: the state of a few recursive fits.
CREATE TABLE heart_rate_response (
    athlete_id TEXT NOT NULL,
    input TEXT NOT NULL,
    sessions INT4 NOT NULL,
    response JSONB NOT NULL,
    updated_ms INT8 NOT NULL,
    PRIMARY KEY (athlete_id, input)
);
