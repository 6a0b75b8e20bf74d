CREATE TABLE import_run (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    id UUID NOT NULL,
    file BYTEA NOT NULL,
    name TEXT NOT NULL,
    sheet TEXT NOT NULL,
    columns TEXT NOT NULL,
    rows INTEGER NOT NULL,
    CONSTRAINT pk_import_run PRIMARY KEY (id),
    CONSTRAINT fk_import_run_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_import_run_file FOREIGN KEY(file) REFERENCES snapshot (sha256)
);
CREATE INDEX ix_import_run_file ON import_run (file);
CREATE INDEX ix_import_run_sequence ON import_run (sequence);
CREATE TABLE import_row (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    run UUID NOT NULL,
    line INTEGER NOT NULL,
    company UUID NOT NULL,
    wrote TEXT NOT NULL,
    CONSTRAINT pk_import_row PRIMARY KEY (run, line),
    CONSTRAINT fk_import_row_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_import_row_run FOREIGN KEY(run) REFERENCES import_run (id),
    CONSTRAINT fk_import_row_company FOREIGN KEY(company) REFERENCES company (id)
);
CREATE INDEX ix_import_row_company ON import_row (company);
CREATE INDEX ix_import_row_run_company ON import_row (run, company);
CREATE INDEX ix_import_row_sequence ON import_row (sequence);
CREATE TRIGGER tr_import_run_update
BEFORE UPDATE ON import_run
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_import_run_delete
BEFORE DELETE ON import_run
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_import_run_truncate
BEFORE TRUNCATE ON import_run
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_import_row_update
BEFORE UPDATE ON import_row
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_import_row_delete
BEFORE DELETE ON import_row
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_import_row_truncate
BEFORE TRUNCATE ON import_row
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
