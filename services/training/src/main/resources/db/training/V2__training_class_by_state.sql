CREATE INDEX training_class_by_state ON training_class (state, updated_ms DESC, class_id);
