ALTER TABLE lookup DROP COLUMN leased_until;
ALTER TABLE lookup ADD COLUMN due TEXT;
ALTER TABLE lookup ADD COLUMN lease INTEGER;
ALTER TABLE lookup ADD COLUMN cost_amount TEXT;
ALTER TABLE lookup ADD COLUMN cost_currency TEXT;
ALTER TABLE lookup ADD COLUMN quota_left INTEGER;
ALTER TABLE lookup ADD COLUMN drift TEXT DEFAULT '[]' NOT NULL;
ALTER TABLE lookup ADD COLUMN reason TEXT;
ALTER TABLE pace ADD COLUMN scope TEXT DEFAULT '' NOT NULL;
ALTER TABLE pace ADD COLUMN boot TEXT DEFAULT '' NOT NULL;
ALTER TABLE pace ADD COLUMN ticks INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE pace ADD COLUMN came INTEGER;
DROP TRIGGER tr_pace_update;
UPDATE pace SET came = 0;
CREATE TABLE hold (
    source TEXT NOT NULL,
    scope TEXT NOT NULL,
    until TEXT NOT NULL,
    set_ticks INTEGER NOT NULL,
    until_ticks INTEGER NOT NULL,
    spent INTEGER NOT NULL,
    CONSTRAINT pk_hold PRIMARY KEY (source, scope)
)
 STRICT;
CREATE TABLE trial (
    id BLOB NOT NULL,
    source TEXT NOT NULL,
    number TEXT NOT NULL,
    at TEXT NOT NULL,
    passed INTEGER NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_trial PRIMARY KEY (id)
)
 STRICT;
UPDATE lookup SET due = planned WHERE state <> 'answered';
CREATE INDEX ix_lookup_due ON lookup (due);
CREATE INDEX ix_trial_source ON trial (source);
CREATE INDEX ix_pace_came ON pace (source, scope, boot, came);
CREATE TRIGGER tr_trial_update
BEFORE UPDATE ON trial
BEGIN SELECT RAISE(ABORT, 'trial is append-only: update refused'); END;
CREATE TRIGGER tr_trial_delete
BEFORE DELETE ON trial
BEGIN SELECT RAISE(ABORT, 'trial is append-only: delete refused'); END;
CREATE TRIGGER tr_pace_update
BEFORE UPDATE OF lookup, attempt, source, sent, scope, boot, ticks ON pace
WHEN (NEW.lookup, NEW.attempt, NEW.source, NEW.sent, NEW.scope, NEW.boot, NEW.ticks) IS NOT (OLD.lookup, OLD.attempt, OLD.source, OLD.sent, OLD.scope, OLD.boot, OLD.ticks)
BEGIN SELECT RAISE(ABORT, 'pace is append-only: update refused'); END;
