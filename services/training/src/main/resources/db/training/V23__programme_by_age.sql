CREATE INDEX programme_by_age ON programme (created_ms DESC, programme_id);
