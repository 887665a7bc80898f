-- Places; null: as many as come.
ALTER TABLE training_class ADD COLUMN capacity INT4;
