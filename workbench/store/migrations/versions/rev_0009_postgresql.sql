CREATE TABLE end_notice (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    id UUID NOT NULL,
    about UUID NOT NULL,
    "end" DATE NOT NULL,
    CONSTRAINT pk_end_notice PRIMARY KEY (id),
    CONSTRAINT fk_end_notice_replica FOREIGN KEY(replica) REFERENCES replica (id)
);
CREATE INDEX ix_end_notice_about ON end_notice (about);
CREATE INDEX ix_end_notice_sequence ON end_notice (sequence);
CREATE TABLE informed (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    id UUID NOT NULL,
    about UUID NOT NULL,
    day DATE NOT NULL,
    how TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_informed PRIMARY KEY (id),
    CONSTRAINT fk_informed_replica FOREIGN KEY(replica) REFERENCES replica (id)
);
CREATE INDEX ix_informed_about ON informed (about);
CREATE INDEX ix_informed_sequence ON informed (sequence);
CREATE TABLE nameless (
    sha256 BYTEA NOT NULL,
    kept BYTEA NOT NULL,
    CONSTRAINT pk_nameless PRIMARY KEY (sha256, kept),
    CONSTRAINT fk_nameless_sha256 FOREIGN KEY(sha256) REFERENCES snapshot (sha256),
    CONSTRAINT fk_nameless_kept FOREIGN KEY(kept) REFERENCES snapshot (sha256)
);
CREATE OR REPLACE FUNCTION keep_fact() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$ BEGIN
IF NOT (EXISTS (
    SELECT 1 FROM erasure
    WHERE kind = 'entity' AND subject = OLD.source || ' ' || OLD.number
) OR EXISTS (
    SELECT 1 FROM same_as JOIN erasure
    ON kind = 'same_as' AND subject = same_as.id::text
    WHERE same_as.source = OLD.source AND same_as.number = OLD.number
) OR EXISTS (
    SELECT 1 FROM erasure WHERE kind = 'fact' AND subject = encode(OLD.id, 'hex')
))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
    MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END IF; RETURN OLD; END $$;
CREATE OR REPLACE FUNCTION keep_place() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$ BEGIN
IF NOT EXISTS (SELECT 1 FROM fact WHERE fact.id = OLD.fact AND (EXISTS (
    SELECT 1 FROM erasure
    WHERE kind = 'entity' AND subject = fact.source || ' ' || fact.number
) OR EXISTS (
    SELECT 1 FROM same_as JOIN erasure
    ON kind = 'same_as' AND subject = same_as.id::text
    WHERE same_as.source = fact.source AND same_as.number = fact.number
) OR EXISTS (
    SELECT 1 FROM erasure WHERE kind = 'fact' AND subject = encode(fact.id, 'hex')
)))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
    MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END IF; RETURN OLD; END $$;
CREATE TRIGGER tr_end_notice_update
BEFORE UPDATE ON end_notice
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_end_notice_delete
BEFORE DELETE ON end_notice
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_end_notice_truncate
BEFORE TRUNCATE ON end_notice
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_informed_update
BEFORE UPDATE ON informed
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_informed_delete
BEFORE DELETE ON informed
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_informed_truncate
BEFORE TRUNCATE ON informed
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_nameless_update
BEFORE UPDATE ON nameless
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_nameless_delete
BEFORE DELETE ON nameless
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_nameless_truncate
BEFORE TRUNCATE ON nameless
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
