-- Runs on PostgreSQL and CockroachDB: one change a migration, keys made by the application, no sequences.
CREATE TABLE profile (
    athlete_id TEXT PRIMARY KEY,
    version INT8 NOT NULL,
    name TEXT,
    birth_year INT4,
    sex TEXT,
    weight_kg FLOAT8,
    hr_max INT4,
    hr_rest INT4,
    ftp_w FLOAT8,
    w_prime_j FLOAT8,
    open_boards BOOL NOT NULL,
    show_name BOOL NOT NULL,
    show_heart_rate BOOL NOT NULL,
    updated_ms INT8 NOT NULL
);
