CREATE INDEX athlete_session_by_start ON athlete_session (athlete_id, start_ms);
