CREATE TABLE end_notice (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    "end" TEXT NOT NULL,
    CONSTRAINT pk_end_notice PRIMARY KEY (id),
    CONSTRAINT fk_end_notice_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_end_notice_about ON end_notice (about);
CREATE INDEX ix_end_notice_sequence ON end_notice (sequence);
CREATE TABLE informed (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    day TEXT NOT NULL,
    how TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_informed PRIMARY KEY (id),
    CONSTRAINT fk_informed_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_informed_about ON informed (about);
CREATE INDEX ix_informed_sequence ON informed (sequence);
CREATE TABLE nameless (
    sha256 BLOB NOT NULL,
    kept BLOB NOT NULL,
    CONSTRAINT pk_nameless PRIMARY KEY (sha256, kept),
    CONSTRAINT fk_nameless_sha256 FOREIGN KEY(sha256) REFERENCES snapshot (sha256),
    CONSTRAINT fk_nameless_kept FOREIGN KEY(kept) REFERENCES snapshot (sha256)
)
 STRICT;
DROP TRIGGER tr_fact_delete;
CREATE TRIGGER tr_fact_delete
BEFORE DELETE ON fact
WHEN NOT (EXISTS (
    SELECT 1 FROM erasure
    WHERE kind = 'entity' AND subject = OLD.source || ' ' || OLD.number
) OR EXISTS (
    SELECT 1 FROM same_as JOIN erasure
    ON kind = 'same_as' AND subject = lower(substr(hex(same_as.id), 1, 8) || '-' || substr(hex(same_as.id), 9, 4) || '-' || substr(hex(same_as.id), 13, 4) || '-' || substr(hex(same_as.id), 17, 4) || '-' || substr(hex(same_as.id), 21))
    WHERE same_as.source = OLD.source AND same_as.number = OLD.number
) OR EXISTS (
    SELECT 1 FROM erasure WHERE kind = 'fact' AND subject = lower(hex(OLD.id))
))
BEGIN SELECT RAISE(ABORT, 'fact is append-only: delete refused'); END;
CREATE TRIGGER tr_end_notice_update
BEFORE UPDATE ON end_notice
BEGIN SELECT RAISE(ABORT, 'end_notice is append-only: update refused'); END;
CREATE TRIGGER tr_end_notice_delete
BEFORE DELETE ON end_notice
BEGIN SELECT RAISE(ABORT, 'end_notice is append-only: delete refused'); END;
CREATE TRIGGER tr_informed_update
BEFORE UPDATE ON informed
BEGIN SELECT RAISE(ABORT, 'informed is append-only: update refused'); END;
CREATE TRIGGER tr_informed_delete
BEFORE DELETE ON informed
BEGIN SELECT RAISE(ABORT, 'informed is append-only: delete refused'); END;
CREATE TRIGGER tr_nameless_update
BEFORE UPDATE ON nameless
BEGIN SELECT RAISE(ABORT, 'nameless is append-only: update refused'); END;
CREATE TRIGGER tr_nameless_delete
BEFORE DELETE ON nameless
BEGIN SELECT RAISE(ABORT, 'nameless is append-only: delete refused'); END;
DROP TRIGGER tr_place_delete;
CREATE TRIGGER tr_place_delete
BEFORE DELETE ON place
WHEN NOT EXISTS (SELECT 1 FROM fact WHERE fact.id = OLD.fact AND (EXISTS (
    SELECT 1 FROM erasure
    WHERE kind = 'entity' AND subject = fact.source || ' ' || fact.number
) OR EXISTS (
    SELECT 1 FROM same_as JOIN erasure
    ON kind = 'same_as' AND subject = lower(substr(hex(same_as.id), 1, 8) || '-' || substr(hex(same_as.id), 9, 4) || '-' || substr(hex(same_as.id), 13, 4) || '-' || substr(hex(same_as.id), 17, 4) || '-' || substr(hex(same_as.id), 21))
    WHERE same_as.source = fact.source AND same_as.number = fact.number
) OR EXISTS (
    SELECT 1 FROM erasure WHERE kind = 'fact' AND subject = lower(hex(fact.id))
)))
BEGIN SELECT RAISE(ABORT, 'place is append-only: delete refused'); END;
