CREATE INDEX entry_by_athlete ON entry (athlete_id);
