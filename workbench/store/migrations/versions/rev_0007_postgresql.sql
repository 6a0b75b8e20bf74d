ALTER TABLE lookup ADD COLUMN changed TEXT DEFAULT '[]' NOT NULL;
CREATE TABLE watch (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    id UUID NOT NULL,
    about UUID NOT NULL,
    running BOOLEAN NOT NULL,
    days INTEGER NOT NULL,
    seen TIMESTAMP WITH TIME ZONE NOT NULL,
    looked TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_watch PRIMARY KEY (id),
    CONSTRAINT fk_watch_replica FOREIGN KEY(replica) REFERENCES replica (id)
);
CREATE INDEX ix_watch_about ON watch (about);
CREATE INDEX ix_watch_sequence ON watch (sequence);
CREATE TRIGGER tr_watch_update
BEFORE UPDATE ON watch
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_watch_delete
BEFORE DELETE ON watch
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_watch_truncate
BEFORE TRUNCATE ON watch
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
