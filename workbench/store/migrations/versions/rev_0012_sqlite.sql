CREATE TABLE company_judgement (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    one BLOB NOT NULL,
    other BLOB NOT NULL,
    sameness TEXT NOT NULL,
    reason TEXT NOT NULL,
    seen TEXT NOT NULL,
    CONSTRAINT pk_company_judgement PRIMARY KEY (id),
    CONSTRAINT fk_company_judgement_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_company_judgement_one FOREIGN KEY(one) REFERENCES company (id),
    CONSTRAINT fk_company_judgement_other FOREIGN KEY(other) REFERENCES company (id)
)
 STRICT;
CREATE INDEX ix_company_judgement_one ON company_judgement (one);
CREATE INDEX ix_company_judgement_other ON company_judgement (other);
CREATE INDEX ix_company_judgement_sequence ON company_judgement (sequence);
CREATE TRIGGER tr_company_judgement_update
BEFORE UPDATE ON company_judgement
BEGIN SELECT RAISE(ABORT, 'company_judgement is append-only: update refused'); END;
CREATE TRIGGER tr_company_judgement_delete
BEFORE DELETE ON company_judgement
BEGIN SELECT RAISE(ABORT, 'company_judgement is append-only: delete refused'); END;
