-- One row; the instance that holds its lock relays.
CREATE TABLE outbox_relay (
    name TEXT PRIMARY KEY,
    turns INT8 NOT NULL
);
