CREATE TABLE work_list (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    id UUID NOT NULL,
    about UUID NOT NULL,
    name TEXT NOT NULL,
    companies TEXT NOT NULL,
    CONSTRAINT pk_work_list PRIMARY KEY (id),
    CONSTRAINT fk_work_list_replica FOREIGN KEY(replica) REFERENCES replica (id)
);
CREATE INDEX ix_work_list_about ON work_list (about);
CREATE INDEX ix_work_list_sequence ON work_list (sequence);
CREATE TRIGGER tr_work_list_update
BEFORE UPDATE ON work_list
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_work_list_delete
BEFORE DELETE ON work_list
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_work_list_truncate
BEFORE TRUNCATE ON work_list
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TABLE work_session (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    id UUID NOT NULL,
    about UUID NOT NULL,
    began TIMESTAMP WITH TIME ZONE NOT NULL,
    decided INTEGER NOT NULL,
    ended TIMESTAMP WITH TIME ZONE,
    summary TEXT,
    CONSTRAINT pk_work_session PRIMARY KEY (id),
    CONSTRAINT fk_work_session_replica FOREIGN KEY(replica) REFERENCES replica (id)
);
CREATE INDEX ix_work_session_about ON work_session (about);
CREATE INDEX ix_work_session_sequence ON work_session (sequence);
CREATE TRIGGER tr_work_session_update
BEFORE UPDATE ON work_session
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_work_session_delete
BEFORE DELETE ON work_session
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_work_session_truncate
BEFORE TRUNCATE ON work_session
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
