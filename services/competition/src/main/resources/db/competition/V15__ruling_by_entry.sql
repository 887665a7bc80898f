CREATE INDEX ruling_by_entry ON ruling (athlete_id, competition_id);
