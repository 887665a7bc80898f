-- Which session of which programme it was, as the athlete says; null: of none.
ALTER TABLE session_feedback ADD COLUMN programme_id TEXT;
