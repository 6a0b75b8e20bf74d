CREATE TABLE work_list (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    name TEXT NOT NULL,
    companies TEXT NOT NULL,
    CONSTRAINT pk_work_list PRIMARY KEY (id),
    CONSTRAINT fk_work_list_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_work_list_about ON work_list (about);
CREATE INDEX ix_work_list_sequence ON work_list (sequence);
CREATE TRIGGER tr_work_list_update
BEFORE UPDATE ON work_list
BEGIN SELECT RAISE(ABORT, 'work_list is append-only: update refused'); END;
CREATE TRIGGER tr_work_list_delete
BEFORE DELETE ON work_list
BEGIN SELECT RAISE(ABORT, 'work_list is append-only: delete refused'); END;
CREATE TABLE work_session (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    began TEXT NOT NULL,
    decided INTEGER NOT NULL,
    ended TEXT,
    summary TEXT,
    CONSTRAINT pk_work_session PRIMARY KEY (id),
    CONSTRAINT fk_work_session_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_work_session_about ON work_session (about);
CREATE INDEX ix_work_session_sequence ON work_session (sequence);
CREATE TRIGGER tr_work_session_update
BEFORE UPDATE ON work_session
BEGIN SELECT RAISE(ABORT, 'work_session is append-only: update refused'); END;
CREATE TRIGGER tr_work_session_delete
BEFORE DELETE ON work_session
BEGIN SELECT RAISE(ABORT, 'work_session is append-only: delete refused'); END;
