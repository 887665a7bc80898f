-- When all of the athlete's data was to be deleted. The row stays with its id alone: nothing is taken under it again.
ALTER TABLE profile ADD COLUMN erased_ms INT8;
