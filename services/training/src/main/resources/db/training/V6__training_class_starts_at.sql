-- When it is meant to start, ms since 1970; null: not said.
ALTER TABLE training_class ADD COLUMN starts_at_ms INT8;
