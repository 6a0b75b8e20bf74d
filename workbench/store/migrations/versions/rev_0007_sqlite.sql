ALTER TABLE lookup ADD COLUMN changed TEXT DEFAULT '[]' NOT NULL;
CREATE TABLE watch (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    running INTEGER NOT NULL,
    days INTEGER NOT NULL,
    seen TEXT NOT NULL,
    looked TEXT NOT NULL,
    CONSTRAINT pk_watch PRIMARY KEY (id),
    CONSTRAINT fk_watch_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_watch_about ON watch (about);
CREATE INDEX ix_watch_sequence ON watch (sequence);
CREATE TRIGGER tr_watch_update
BEFORE UPDATE ON watch
BEGIN SELECT RAISE(ABORT, 'watch is append-only: update refused'); END;
CREATE TRIGGER tr_watch_delete
BEFORE DELETE ON watch
BEGIN SELECT RAISE(ABORT, 'watch is append-only: delete refused'); END;
