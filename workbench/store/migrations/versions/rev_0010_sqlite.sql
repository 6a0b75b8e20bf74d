CREATE TABLE import_run (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    file BLOB NOT NULL,
    name TEXT NOT NULL,
    sheet TEXT NOT NULL,
    columns TEXT NOT NULL,
    rows INTEGER NOT NULL,
    CONSTRAINT pk_import_run PRIMARY KEY (id),
    CONSTRAINT fk_import_run_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_import_run_file FOREIGN KEY(file) REFERENCES snapshot (sha256)
)
 STRICT;
CREATE INDEX ix_import_run_file ON import_run (file);
CREATE INDEX ix_import_run_sequence ON import_run (sequence);
CREATE TABLE import_row (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    run BLOB NOT NULL,
    line INTEGER NOT NULL,
    company BLOB NOT NULL,
    wrote TEXT NOT NULL,
    CONSTRAINT pk_import_row PRIMARY KEY (run, line),
    CONSTRAINT fk_import_row_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_import_row_run FOREIGN KEY(run) REFERENCES import_run (id),
    CONSTRAINT fk_import_row_company FOREIGN KEY(company) REFERENCES company (id)
)
 STRICT;
CREATE INDEX ix_import_row_company ON import_row (company);
CREATE INDEX ix_import_row_run_company ON import_row (run, company);
CREATE INDEX ix_import_row_sequence ON import_row (sequence);
CREATE TRIGGER tr_import_run_update
BEFORE UPDATE ON import_run
BEGIN SELECT RAISE(ABORT, 'import_run is append-only: update refused'); END;
CREATE TRIGGER tr_import_run_delete
BEFORE DELETE ON import_run
BEGIN SELECT RAISE(ABORT, 'import_run is append-only: delete refused'); END;
CREATE TRIGGER tr_import_row_update
BEFORE UPDATE ON import_row
BEGIN SELECT RAISE(ABORT, 'import_row is append-only: update refused'); END;
CREATE TRIGGER tr_import_row_delete
BEFORE DELETE ON import_row
BEGIN SELECT RAISE(ABORT, 'import_row is append-only: delete refused'); END;
