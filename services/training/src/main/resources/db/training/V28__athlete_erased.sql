-- True: everything of the athlete was deleted, and nothing is taken in any more.
ALTER TABLE athlete ADD COLUMN erased BOOL NOT NULL DEFAULT false;
