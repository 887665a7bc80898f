ALTER TABLE profile ADD COLUMN erased_by TEXT;
