ALTER TABLE athlete ADD COLUMN coach_sees_workouts BOOL NOT NULL DEFAULT false;
