CREATE TABLE fact (
    id BLOB NOT NULL,
    source TEXT NOT NULL,
    number TEXT NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL,
    start TEXT,
    "end" TEXT,
    qualifiers TEXT NOT NULL,
    purpose TEXT,
    expires TEXT,
    CONSTRAINT pk_fact PRIMARY KEY (id)
)
 STRICT;
CREATE INDEX ix_fact_expires ON fact (expires);
CREATE INDEX ix_fact_source_number ON fact (source, number);
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_meta PRIMARY KEY (name)
)
 STRICT;
CREATE TABLE replica (
    id BLOB NOT NULL,
    since TEXT NOT NULL,
    last_sequence INTEGER NOT NULL,
    CONSTRAINT pk_replica PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE snapshot (
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    address TEXT NOT NULL,
    status INTEGER NOT NULL,
    taken TEXT NOT NULL,
    headers TEXT NOT NULL,
    dropped TEXT,
    CONSTRAINT pk_snapshot PRIMARY KEY (sha256)
)
 STRICT;
CREATE TABLE summary (
    "row" INTEGER NOT NULL,
    lead BLOB NOT NULL,
    company BLOB NOT NULL,
    name TEXT NOT NULL,
    town TEXT NOT NULL,
    founded TEXT NOT NULL,
    stage TEXT NOT NULL,
    aside TEXT NOT NULL,
    lowest INTEGER,
    highest INTEGER,
    band TEXT NOT NULL,
    interest TEXT NOT NULL,
    next_step TEXT NOT NULL,
    next_due TEXT NOT NULL,
    responsible TEXT NOT NULL,
    trouble TEXT NOT NULL,
    sales TEXT NOT NULL,
    locked INTEGER,
    folded TEXT NOT NULL,
    sort_key BLOB NOT NULL,
    CONSTRAINT pk_summary PRIMARY KEY ("row"),
    CONSTRAINT uq_summary_lead UNIQUE (lead)
)
 STRICT;
CREATE INDEX ix_summary_company ON summary (company);
CREATE INDEX ix_summary_lowest ON summary (lowest);
CREATE INDEX ix_summary_next_due ON summary (next_due);
CREATE INDEX ix_summary_sort_key ON summary (sort_key);
CREATE TABLE activity (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB,
    position INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    sealed TEXT NOT NULL,
    CONSTRAINT pk_activity PRIMARY KEY (id),
    CONSTRAINT uq_activity_replica_position UNIQUE (replica, position),
    CONSTRAINT fk_activity_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_activity_about ON activity (about);
CREATE INDEX ix_activity_sequence ON activity (sequence);
CREATE TABLE brief (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    open_with TEXT NOT NULL,
    not_mention TEXT NOT NULL,
    CONSTRAINT pk_brief PRIMARY KEY (id),
    CONSTRAINT fk_brief_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_brief_about ON brief (about);
CREATE INDEX ix_brief_sequence ON brief (sequence);
CREATE TABLE card (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_card PRIMARY KEY (id),
    CONSTRAINT fk_card_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_card_sequence ON card (sequence);
CREATE TABLE channel (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    kind TEXT NOT NULL,
    openness TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_channel PRIMARY KEY (id),
    CONSTRAINT fk_channel_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_channel_about ON channel (about);
CREATE INDEX ix_channel_sequence ON channel (sequence);
CREATE TABLE company (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    opened TEXT NOT NULL,
    CONSTRAINT pk_company PRIMARY KEY (id),
    CONSTRAINT fk_company_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_company_sequence ON company (sequence);
CREATE TABLE contact (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    purpose TEXT NOT NULL,
    expires TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    phone TEXT NOT NULL,
    mail TEXT NOT NULL,
    where_from TEXT NOT NULL,
    part TEXT NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT fk_contact_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_contact_about ON contact (about);
CREATE INDEX ix_contact_expires ON contact (expires);
CREATE INDEX ix_contact_sequence ON contact (sequence);
CREATE TABLE decision (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB,
    position INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    sealed TEXT NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT uq_decision_replica_position UNIQUE (replica, position),
    CONSTRAINT fk_decision_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_decision_about ON decision (about);
CREATE INDEX ix_decision_sequence ON decision (sequence);
CREATE TABLE erasure (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    fields TEXT NOT NULL,
    ground TEXT NOT NULL,
    CONSTRAINT pk_erasure PRIMARY KEY (id),
    CONSTRAINT fk_erasure_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_erasure_sequence ON erasure (sequence);
CREATE INDEX ix_erasure_subject ON erasure (subject);
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
    CONSTRAINT pk_hand_search PRIMARY KEY (id),
    CONSTRAINT fk_hand_search_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_hand_search_about ON hand_search (about);
CREATE INDEX ix_hand_search_sequence ON hand_search (sequence);
CREATE TABLE handoff (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB,
    position INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    sealed TEXT NOT NULL,
    CONSTRAINT pk_handoff PRIMARY KEY (id),
    CONSTRAINT uq_handoff_replica_position UNIQUE (replica, position),
    CONSTRAINT fk_handoff_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_handoff_about ON handoff (about);
CREATE INDEX ix_handoff_sequence ON handoff (sequence);
CREATE TABLE lead (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    campaign TEXT NOT NULL,
    CONSTRAINT pk_lead PRIMARY KEY (id),
    CONSTRAINT fk_lead_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_lead_about ON lead (about);
CREATE INDEX ix_lead_sequence ON lead (sequence);
CREATE TABLE lookup (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    question TEXT NOT NULL,
    company BLOB,
    state TEXT NOT NULL,
    planned TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    asked TEXT,
    answered TEXT,
    leased_until TEXT,
    kind TEXT,
    problem TEXT,
    snapshot BLOB,
    address TEXT NOT NULL,
    missing TEXT NOT NULL,
    candidates TEXT NOT NULL,
    mentions TEXT NOT NULL,
    CONSTRAINT pk_lookup PRIMARY KEY (id),
    CONSTRAINT fk_lookup_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_lookup_snapshot FOREIGN KEY(snapshot) REFERENCES snapshot (sha256)
)
 STRICT;
CREATE INDEX ix_lookup_company ON lookup (company);
CREATE INDEX ix_lookup_question ON lookup (question);
CREATE INDEX ix_lookup_sequence ON lookup (sequence);
CREATE INDEX ix_lookup_snapshot ON lookup (snapshot);
CREATE INDEX ix_lookup_state ON lookup (state);
CREATE TABLE next_step (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    what TEXT NOT NULL,
    due TEXT NOT NULL,
    responsible BLOB NOT NULL,
    CONSTRAINT pk_next_step PRIMARY KEY (id),
    CONSTRAINT fk_next_step_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_next_step_about ON next_step (about);
CREATE INDEX ix_next_step_sequence ON next_step (sequence);
CREATE TABLE offer (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    name TEXT NOT NULL,
    price_amount TEXT NOT NULL,
    price_currency TEXT NOT NULL,
    often TEXT NOT NULL,
    CONSTRAINT pk_offer PRIMARY KEY (id),
    CONSTRAINT fk_offer_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_offer_about ON offer (about);
CREATE INDEX ix_offer_sequence ON offer (sequence);
CREATE TABLE person (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    pin TEXT NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT fk_person_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_person_sequence ON person (sequence);
CREATE TABLE rating (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    criterion TEXT NOT NULL,
    step TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_rating PRIMARY KEY (id),
    CONSTRAINT fk_rating_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_rating_about ON rating (about);
CREATE INDEX ix_rating_sequence ON rating (sequence);
CREATE TABLE reference (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    purpose TEXT NOT NULL,
    expires TEXT NOT NULL,
    relation TEXT NOT NULL,
    day TEXT NOT NULL,
    heard TEXT NOT NULL,
    wording TEXT NOT NULL,
    words TEXT NOT NULL,
    pays TEXT NOT NULL,
    tell_outside INTEGER NOT NULL,
    CONSTRAINT pk_reference PRIMARY KEY (id),
    CONSTRAINT fk_reference_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_reference_about ON reference (about);
CREATE INDEX ix_reference_expires ON reference (expires);
CREATE INDEX ix_reference_sequence ON reference (sequence);
CREATE TABLE scorecard (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    lead BLOB NOT NULL,
    card BLOB NOT NULL,
    as_of TEXT NOT NULL,
    band TEXT NOT NULL,
    lowest INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    highest INTEGER NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_scorecard PRIMARY KEY (id),
    CONSTRAINT fk_scorecard_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_scorecard_lead ON scorecard (lead);
CREATE INDEX ix_scorecard_sequence ON scorecard (sequence);
CREATE TABLE signal (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    asked_for TEXT NOT NULL,
    CONSTRAINT pk_signal PRIMARY KEY (id),
    CONSTRAINT fk_signal_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_signal_about ON signal (about);
CREATE INDEX ix_signal_sequence ON signal (sequence);
CREATE TABLE stage_change (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    stage TEXT NOT NULL,
    aside TEXT NOT NULL,
    until TEXT,
    reason TEXT NOT NULL,
    returned TEXT,
    CONSTRAINT pk_stage_change PRIMARY KEY (id),
    CONSTRAINT fk_stage_change_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_stage_change_about ON stage_change (about);
CREATE INDEX ix_stage_change_sequence ON stage_change (sequence);
CREATE TABLE touch (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    about BLOB NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    inward INTEGER NOT NULL,
    CONSTRAINT pk_touch PRIMARY KEY (id),
    CONSTRAINT fk_touch_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_touch_about ON touch (about);
CREATE INDEX ix_touch_sequence ON touch (sequence);
CREATE TABLE withdrawal (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    entry BLOB NOT NULL,
    CONSTRAINT pk_withdrawal PRIMARY KEY (id),
    CONSTRAINT fk_withdrawal_replica FOREIGN KEY(replica) REFERENCES replica (id)
)
 STRICT;
CREATE INDEX ix_withdrawal_entry ON withdrawal (entry);
CREATE INDEX ix_withdrawal_sequence ON withdrawal (sequence);
CREATE TABLE identifier (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    company BLOB NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_identifier PRIMARY KEY (company, scheme, value),
    CONSTRAINT fk_identifier_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_identifier_company FOREIGN KEY(company) REFERENCES company (id)
)
 STRICT;
CREATE INDEX ix_identifier_sequence ON identifier (sequence);
CREATE INDEX ix_identifier_value ON identifier (value);
CREATE TABLE pace (
    lookup BLOB NOT NULL,
    attempt INTEGER NOT NULL,
    source TEXT NOT NULL,
    sent TEXT NOT NULL,
    CONSTRAINT pk_pace PRIMARY KEY (lookup, attempt),
    CONSTRAINT fk_pace_lookup FOREIGN KEY(lookup) REFERENCES lookup (id)
)
 STRICT;
CREATE INDEX ix_pace_sent ON pace (sent);
CREATE INDEX ix_pace_source ON pace (source);
CREATE TABLE reading (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    lookup BLOB NOT NULL,
    question TEXT NOT NULL,
    snapshot BLOB NOT NULL,
    parser TEXT NOT NULL,
    seen TEXT NOT NULL,
    partial INTEGER NOT NULL,
    CONSTRAINT pk_reading PRIMARY KEY (id),
    CONSTRAINT fk_reading_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_reading_lookup FOREIGN KEY(lookup) REFERENCES lookup (id),
    CONSTRAINT fk_reading_snapshot FOREIGN KEY(snapshot) REFERENCES snapshot (sha256)
)
 STRICT;
CREATE INDEX ix_reading_lookup ON reading (lookup);
CREATE INDEX ix_reading_question ON reading (question);
CREATE INDEX ix_reading_sequence ON reading (sequence);
CREATE INDEX ix_reading_snapshot ON reading (snapshot);
CREATE TABLE same_as (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    id BLOB NOT NULL,
    source TEXT NOT NULL,
    number TEXT NOT NULL,
    company BLOB NOT NULL,
    sameness TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_same_as PRIMARY KEY (id),
    CONSTRAINT fk_same_as_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_same_as_company FOREIGN KEY(company) REFERENCES company (id)
)
 STRICT;
CREATE INDEX ix_same_as_company ON same_as (company);
CREATE INDEX ix_same_as_sequence ON same_as (sequence);
CREATE INDEX ix_same_as_source ON same_as (source);
CREATE TABLE scorecard_line (
    scorecard BLOB NOT NULL,
    place INTEGER NOT NULL,
    criterion TEXT NOT NULL,
    points INTEGER NOT NULL,
    lowest INTEGER NOT NULL,
    highest INTEGER NOT NULL,
    possible INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    CONSTRAINT pk_scorecard_line PRIMARY KEY (scorecard, place),
    CONSTRAINT fk_scorecard_line_scorecard FOREIGN KEY(scorecard) REFERENCES scorecard (id)
)
 STRICT;
CREATE INDEX ix_scorecard_line_criterion ON scorecard_line (criterion);
CREATE TABLE signature (
    replica BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    supersedes BLOB,
    card BLOB NOT NULL,
    person BLOB NOT NULL,
    department TEXT NOT NULL,
    name TEXT NOT NULL,
    confirmed TEXT NOT NULL,
    CONSTRAINT pk_signature PRIMARY KEY (card, person, department),
    CONSTRAINT fk_signature_replica FOREIGN KEY(replica) REFERENCES replica (id),
    CONSTRAINT fk_signature_card FOREIGN KEY(card) REFERENCES card (id)
)
 STRICT;
CREATE INDEX ix_signature_sequence ON signature (sequence);
CREATE TABLE place (
    reading BLOB NOT NULL,
    fact BLOB NOT NULL,
    kind TEXT NOT NULL,
    locator TEXT NOT NULL,
    original TEXT NOT NULL,
    CONSTRAINT pk_place PRIMARY KEY (reading, fact),
    CONSTRAINT fk_place_reading FOREIGN KEY(reading) REFERENCES reading (id),
    CONSTRAINT fk_place_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 STRICT;
CREATE INDEX ix_place_fact ON place (fact);
