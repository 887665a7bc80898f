ALTER TABLE session_feedback ADD COLUMN programme_session INT4;
