-- What of athlete.profiles.v1 decides on divisions and scores; NULL: unknown.
CREATE TABLE profile (
    athlete_id TEXT PRIMARY KEY,
    birth_year INT4,
    sex TEXT,
    weight_kg FLOAT8,
    ftp_w FLOAT8,
    hr_max INT4,
    hr_rest INT4,
    updated_ms INT8 NOT NULL
);
