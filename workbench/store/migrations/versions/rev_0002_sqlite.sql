DROP INDEX ix_hand_search_about;
DROP INDEX ix_hand_search_sequence;
ALTER TABLE hand_search RENAME TO hand_search_0001;
CREATE TABLE hand_search (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    question TEXT NOT NULL,
    asked TEXT NOT NULL,
    answer TEXT NOT NULL,
    address TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    words TEXT NOT NULL,
    weight TEXT NOT NULL,
    kept TEXT,
    CONSTRAINT pk_hand_search PRIMARY KEY (id),
    CONSTRAINT fk_hand_search_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_hand_search_about ON hand_search (about);
CREATE INDEX ix_hand_search_sequence ON hand_search (sequence);
INSERT INTO hand_search (replica, sequence, "by", at, supersedes, id, about, question, asked, answer, address, snapshot, words, weight)
SELECT replica, sequence, "by", at, supersedes, id, about, question, asked, answer, address, snapshot, words, weight FROM hand_search_0001;
DROP TABLE hand_search_0001;
