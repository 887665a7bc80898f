CREATE INDEX activity_by_time ON activity (athlete_id, at_ms DESC, id DESC);
