-- The trace of the request that wrote it; absent when nobody traced.
ALTER TABLE outbox ADD COLUMN trace TEXT;
