-- Messages on their way to Kafka, written with the change that they tell of and deleted when Kafka has them.
CREATE TABLE outbox (
    topic TEXT NOT NULL,
    message_key TEXT NOT NULL,
    version INT8 NOT NULL,
    value BYTEA NOT NULL,
    PRIMARY KEY (topic, message_key, version)
);
