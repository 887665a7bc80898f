CREATE INDEX competition_by_state ON competition (state, start_ms DESC, competition_id);
