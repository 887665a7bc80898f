-- What a coach sent under a key of the client's, so that the same request sent again is answered and not sent twice.
CREATE TABLE class_cue (
    class_id TEXT NOT NULL,
    cue_key TEXT NOT NULL,
    request TEXT NOT NULL,
    cue_ids JSONB NOT NULL,
    sent_ms INT8 NOT NULL,
    PRIMARY KEY (class_id, cue_key)
);
