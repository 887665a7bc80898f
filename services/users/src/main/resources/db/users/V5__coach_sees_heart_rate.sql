-- NULL: not asked yet; joining a class says yes for that class.
ALTER TABLE profile ADD COLUMN coach_sees_heart_rate BOOL;
