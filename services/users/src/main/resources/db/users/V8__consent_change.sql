-- What held from when on, and who said so; rows are only added, and go with the athlete.
CREATE TABLE consent_change (
    athlete_id TEXT NOT NULL,
    version INT8 NOT NULL,
    changed_ms INT8 NOT NULL,
    changed_by TEXT NOT NULL,
    open_boards BOOL NOT NULL,
    show_name BOOL NOT NULL,
    show_heart_rate BOOL NOT NULL,
    coach_sees_heart_rate BOOL,
    coach_sees_workouts BOOL NOT NULL,
    PRIMARY KEY (athlete_id, version)
);
