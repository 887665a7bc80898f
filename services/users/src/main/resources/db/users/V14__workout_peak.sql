-- What an ended workout says of its athlete's limits, as workout.peaks.v1 carries it; goes with the athlete.
CREATE TABLE workout_peak (
    athlete_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    sample_count INT8 NOT NULL,
    end_ms INT8 NOT NULL,
    peaks BYTEA NOT NULL,
    PRIMARY KEY (athlete_id, session_id)
);
