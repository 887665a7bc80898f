-- The profile's version that last changed the consent; 0: before changes were kept.
ALTER TABLE profile ADD COLUMN consent_version INT8 NOT NULL DEFAULT 0;
