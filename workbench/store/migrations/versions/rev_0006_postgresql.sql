ALTER TABLE lookup DROP COLUMN leased_until;
ALTER TABLE lookup ADD COLUMN due TIMESTAMP WITH TIME ZONE;
ALTER TABLE lookup ADD COLUMN lease BIGINT;
ALTER TABLE lookup ADD COLUMN cost_amount TEXT;
ALTER TABLE lookup ADD COLUMN cost_currency TEXT;
ALTER TABLE lookup ADD COLUMN quota_left INTEGER;
ALTER TABLE lookup ADD COLUMN drift TEXT DEFAULT '[]' NOT NULL;
ALTER TABLE lookup ADD COLUMN reason TEXT;
ALTER TABLE pace ADD COLUMN scope TEXT DEFAULT '' NOT NULL;
ALTER TABLE pace ADD COLUMN boot TEXT DEFAULT '' NOT NULL;
ALTER TABLE pace ADD COLUMN ticks BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE pace ADD COLUMN came BIGINT;
DROP TRIGGER tr_pace_update ON pace;
UPDATE pace SET came = 0;
CREATE TABLE hold (
    source TEXT NOT NULL,
    scope TEXT NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    set_ticks BIGINT NOT NULL,
    until_ticks BIGINT NOT NULL,
    spent BOOLEAN NOT NULL,
    CONSTRAINT pk_hold PRIMARY KEY (source, scope)
);
CREATE TABLE trial (
    id UUID NOT NULL,
    source TEXT NOT NULL,
    number TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    passed BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_trial PRIMARY KEY (id)
);
UPDATE lookup SET due = planned WHERE state <> 'answered';
CREATE INDEX ix_lookup_due ON lookup (due);
CREATE INDEX ix_trial_source ON trial (source);
CREATE INDEX ix_pace_came ON pace (source, scope, boot, came);
CREATE TRIGGER tr_trial_update
BEFORE UPDATE ON trial
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_trial_delete
BEFORE DELETE ON trial
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_trial_truncate
BEFORE TRUNCATE ON trial
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_pace_update
BEFORE UPDATE OF lookup, attempt, source, sent, scope, boot, ticks ON pace
FOR EACH ROW
WHEN ((NEW.lookup, NEW.attempt, NEW.source, NEW.sent, NEW.scope, NEW.boot, NEW.ticks) IS DISTINCT FROM (OLD.lookup, OLD.attempt, OLD.source, OLD.sent, OLD.scope, OLD.boot, OLD.ticks))
EXECUTE FUNCTION refuse_change();
