INSERT INTO outbox_relay (name, turns) VALUES ('relay', 0) ON CONFLICT (name) DO NOTHING;
