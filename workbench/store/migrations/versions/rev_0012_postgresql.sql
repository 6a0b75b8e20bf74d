CREATE TABLE company_judgement (
    replica UUID NOT NULL,
    sequence INTEGER NOT NULL,
    by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    supersedes UUID,
    id UUID NOT NULL,
    one UUID NOT NULL,
    other UUID NOT NULL,
    sameness TEXT NOT NULL,
    reason TEXT NOT NULL,
    seen TEXT NOT NULL,
    CONSTRAINT pk_company_judgement PRIMARY KEY (id),
    CONSTRAINT fk_company_judgement_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_company_judgement_one FOREIGN KEY(one) REFERENCES company (id),
    CONSTRAINT fk_company_judgement_other FOREIGN KEY(other) REFERENCES company (id)
);
CREATE INDEX ix_company_judgement_one ON company_judgement (one);
CREATE INDEX ix_company_judgement_other ON company_judgement (other);
CREATE INDEX ix_company_judgement_sequence ON company_judgement (sequence);
CREATE TRIGGER tr_company_judgement_update
BEFORE UPDATE ON company_judgement
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_company_judgement_delete
BEFORE DELETE ON company_judgement
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_company_judgement_truncate
BEFORE TRUNCATE ON company_judgement
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
