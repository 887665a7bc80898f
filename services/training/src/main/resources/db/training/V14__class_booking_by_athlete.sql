CREATE INDEX class_booking_by_athlete ON class_booking (athlete_id, state, updated_ms DESC);
