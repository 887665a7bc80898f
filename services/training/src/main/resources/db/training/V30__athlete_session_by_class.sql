CREATE INDEX athlete_session_by_class ON athlete_session (class_id);
