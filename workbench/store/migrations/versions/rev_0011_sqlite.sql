CREATE TABLE known_list (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    series BLOB NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    file BLOB NOT NULL,
    columns TEXT NOT NULL,
    day TEXT NOT NULL,
    rows INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    CONSTRAINT pk_known_list PRIMARY KEY (id),
    CONSTRAINT fk_known_list_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_known_list_file FOREIGN KEY(file) REFERENCES snapshot (sha256)
)
 STRICT;
CREATE INDEX ix_known_list_sequence ON known_list (sequence);
CREATE INDEX ix_known_list_series ON known_list (series);
CREATE TABLE known_row (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    list BLOB NOT NULL,
    line INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    told TEXT NOT NULL,
    CONSTRAINT pk_known_row PRIMARY KEY (list, line),
    CONSTRAINT fk_known_row_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_known_row_sequence ON known_row (sequence);
CREATE TABLE known_sign (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    list BLOB NOT NULL,
    line INTEGER NOT NULL,
    sign TEXT NOT NULL,
    CONSTRAINT pk_known_sign PRIMARY KEY (list, line, sign),
    CONSTRAINT fk_known_sign_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_known_sign_sequence ON known_sign (sequence);
CREATE INDEX ix_known_sign_sign_list_line ON known_sign (sign, list, line);
CREATE TRIGGER tr_known_list_update
BEFORE UPDATE ON known_list
BEGIN SELECT RAISE(ABORT, 'known_list is append-only: update refused'); END;
CREATE TRIGGER tr_known_list_delete
BEFORE DELETE ON known_list
BEGIN SELECT RAISE(ABORT, 'known_list is append-only: delete refused'); END;
CREATE TRIGGER tr_known_row_update
BEFORE UPDATE ON known_row
BEGIN SELECT RAISE(ABORT, 'known_row is append-only: update refused'); END;
CREATE TRIGGER tr_known_row_delete
BEFORE DELETE ON known_row
BEGIN SELECT RAISE(ABORT, 'known_row is append-only: delete refused'); END;
CREATE TRIGGER tr_known_sign_update
BEFORE UPDATE ON known_sign
BEGIN SELECT RAISE(ABORT, 'known_sign is append-only: update refused'); END;
CREATE TRIGGER tr_known_sign_delete
BEFORE DELETE ON known_sign
BEGIN SELECT RAISE(ABORT, 'known_sign is append-only: delete refused'); END;
