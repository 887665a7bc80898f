-- One row an athlete and class, cancelled ones too: their version goes on when the athlete books again.
CREATE TABLE class_booking (
    class_id TEXT NOT NULL,
    athlete_id TEXT NOT NULL,
    version INT8 NOT NULL,
    state TEXT NOT NULL,
    number INT8 NOT NULL,
    booked_ms INT8 NOT NULL,
    updated_ms INT8 NOT NULL,
    PRIMARY KEY (class_id, athlete_id)
);
