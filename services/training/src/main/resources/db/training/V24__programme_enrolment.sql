-- start_day: yyyy-mm-dd, the first day of week 1.
CREATE TABLE programme_enrolment (
    athlete_id TEXT NOT NULL,
    programme_id TEXT NOT NULL,
    start_day TEXT NOT NULL,
    enrolled_ms INT8 NOT NULL,
    PRIMARY KEY (athlete_id, programme_id)
);
