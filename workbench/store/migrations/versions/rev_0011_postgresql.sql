CREATE TABLE known_list (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    id UUID NOT NULL,
    series UUID NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    file BYTEA NOT NULL,
    columns TEXT NOT NULL,
    day DATE NOT NULL,
    rows INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    CONSTRAINT pk_known_list PRIMARY KEY (id),
    CONSTRAINT fk_known_list_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_known_list_file FOREIGN KEY(file) REFERENCES snapshot (sha256)
);
CREATE INDEX ix_known_list_sequence ON known_list (sequence);
CREATE INDEX ix_known_list_series ON known_list (series);
CREATE TABLE known_row (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    list UUID NOT NULL,
    line INTEGER NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    told TEXT NOT NULL,
    CONSTRAINT pk_known_row PRIMARY KEY (list, line),
    CONSTRAINT fk_known_row_replica FOREIGN KEY(replica) REFERENCES replica (id)
);
CREATE INDEX ix_known_row_sequence ON known_row (sequence);
CREATE TABLE known_sign (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    list UUID NOT NULL,
    line INTEGER NOT NULL,
    sign TEXT NOT NULL,
    CONSTRAINT pk_known_sign PRIMARY KEY (list, line, sign),
    CONSTRAINT fk_known_sign_replica FOREIGN KEY(replica) REFERENCES replica (id)
);
CREATE INDEX ix_known_sign_sequence ON known_sign (sequence);
CREATE INDEX ix_known_sign_sign_list_line ON known_sign (sign, list, line);
CREATE TRIGGER tr_known_list_update
BEFORE UPDATE ON known_list
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_known_list_delete
BEFORE DELETE ON known_list
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_known_list_truncate
BEFORE TRUNCATE ON known_list
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_known_row_update
BEFORE UPDATE ON known_row
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_known_row_delete
BEFORE DELETE ON known_row
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_known_row_truncate
BEFORE TRUNCATE ON known_row
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_known_sign_update
BEFORE UPDATE ON known_sign
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_known_sign_delete
BEFORE DELETE ON known_sign
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_known_sign_truncate
BEFORE TRUNCATE ON known_sign
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
