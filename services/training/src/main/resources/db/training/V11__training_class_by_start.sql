CREATE INDEX training_class_by_start ON training_class (state, starts_at_ms, class_id);
