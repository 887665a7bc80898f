-- Which parts of the platform keep nothing more of an erased athlete, and since when.
CREATE TABLE erased_part (
    athlete_id TEXT NOT NULL,
    part TEXT NOT NULL,
    done_ms INT8 NOT NULL,
    PRIMARY KEY (athlete_id, part)
);
