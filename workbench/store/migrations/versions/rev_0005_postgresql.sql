CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$ BEGIN
RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
    MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END $$;
CREATE OR REPLACE FUNCTION keep_sealed() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$ BEGIN
IF EXISTS (
    SELECT 1 FROM jsonb_each(OLD.sealed::jsonb) AS was
    FULL JOIN jsonb_each(NEW.sealed::jsonb) AS left_over USING (key)
    WHERE left_over.value IS DISTINCT FROM was.value AND NOT (
        left_over.value IS NOT DISTINCT FROM jsonb_build_object('digest', was.value -> 'digest')
        AND EXISTS (
            SELECT 1 FROM erasure
            WHERE kind = TG_TABLE_NAME AND subject = OLD.id::text AND fields::jsonb ? key
        )
    )
)
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
    MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END IF; RETURN NEW; END $$;
CREATE OR REPLACE FUNCTION keep_signed() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$ BEGIN
IF EXISTS (SELECT 1 FROM signature WHERE card = OLD.id)
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
    MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END IF; RETURN NEW; END $$;
CREATE OR REPLACE FUNCTION keep_unnamed() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$ BEGIN
IF EXISTS (
    SELECT 1 FROM jsonb_each(to_jsonb(OLD)) AS was
    JOIN jsonb_each(to_jsonb(NEW)) AS now USING (key)
    WHERE key = ANY (TG_ARGV) AND now.value IS DISTINCT FROM was.value AND NOT EXISTS (
        SELECT 1 FROM erasure
        WHERE kind = TG_TABLE_NAME AND fields::jsonb ? key AND subject IN (
            to_jsonb(OLD) ->> 'id', substr(to_jsonb(OLD) ->> 'sha256', 3)
        )
    )
)
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
    MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END IF; RETURN NEW; END $$;
CREATE OR REPLACE FUNCTION keep_fact() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$ BEGIN
IF NOT (EXISTS (
    SELECT 1 FROM erasure
    WHERE kind = 'entity' AND subject = OLD.source || ' ' || OLD.number
) OR EXISTS (
    SELECT 1 FROM same_as JOIN erasure
    ON kind = 'same_as' AND subject = same_as.id::text
    WHERE same_as.source = OLD.source AND same_as.number = OLD.number
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
)))
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
    MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END IF; RETURN OLD; END $$;
CREATE TRIGGER tr_fact_update
BEFORE UPDATE ON fact
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_fact_delete
BEFORE DELETE ON fact
FOR EACH ROW
EXECUTE FUNCTION keep_fact();
CREATE TRIGGER tr_fact_truncate
BEFORE TRUNCATE ON fact
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_replica_update
BEFORE UPDATE OF id, since ON replica
FOR EACH ROW
WHEN ((NEW.id, NEW.since) IS DISTINCT FROM (OLD.id, OLD.since))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_replica_delete
BEFORE DELETE ON replica
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_replica_back
BEFORE UPDATE OF last_sequence ON replica
FOR EACH ROW
WHEN (NEW.last_sequence < OLD.last_sequence)
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_replica_truncate
BEFORE TRUNCATE ON replica
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_snapshot_update
BEFORE UPDATE OF sha256, size, media_type, status, taken, headers ON snapshot
FOR EACH ROW
WHEN ((NEW.sha256, NEW.size, NEW.media_type, NEW.status, NEW.taken, NEW.headers) IS DISTINCT FROM (OLD.sha256, OLD.size, OLD.media_type, OLD.status, OLD.taken, OLD.headers))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_snapshot_delete
BEFORE DELETE ON snapshot
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_snapshot_erased
BEFORE UPDATE OF address ON snapshot
FOR EACH ROW
EXECUTE FUNCTION keep_unnamed('address');
CREATE TRIGGER tr_snapshot_truncate
BEFORE TRUNCATE ON snapshot
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_activity_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, about, position, previous, hash ON activity
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.position, NEW.previous, NEW.hash) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.position, OLD.previous, OLD.hash))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_activity_delete
BEFORE DELETE ON activity
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_activity_sealed
BEFORE UPDATE OF sealed ON activity
FOR EACH ROW
EXECUTE FUNCTION keep_sealed();
CREATE TRIGGER tr_activity_truncate
BEFORE TRUNCATE ON activity
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_brief_update
BEFORE UPDATE ON brief
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_brief_delete
BEFORE DELETE ON brief
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_brief_truncate
BEFORE TRUNCATE ON brief
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_card_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id ON card
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_card_delete
BEFORE DELETE ON card
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_card_signed
BEFORE UPDATE ON card
FOR EACH ROW
EXECUTE FUNCTION keep_signed();
CREATE TRIGGER tr_card_truncate
BEFORE TRUNCATE ON card
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_channel_update
BEFORE UPDATE ON channel
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_channel_delete
BEFORE DELETE ON channel
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_channel_truncate
BEFORE TRUNCATE ON channel
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_company_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, country, opened ON company
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.country, NEW.opened) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.country, OLD.opened))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_company_delete
BEFORE DELETE ON company
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_company_truncate
BEFORE TRUNCATE ON company
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_contact_update
BEFORE UPDATE ON contact
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_contact_delete
BEFORE DELETE ON contact
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_contact_truncate
BEFORE TRUNCATE ON contact
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_decision_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, about, position, previous, hash ON decision
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.position, NEW.previous, NEW.hash) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.position, OLD.previous, OLD.hash))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_decision_delete
BEFORE DELETE ON decision
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_decision_sealed
BEFORE UPDATE OF sealed ON decision
FOR EACH ROW
EXECUTE FUNCTION keep_sealed();
CREATE TRIGGER tr_decision_truncate
BEFORE TRUNCATE ON decision
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_erasure_update
BEFORE UPDATE ON erasure
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_erasure_delete
BEFORE DELETE ON erasure
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_erasure_truncate
BEFORE TRUNCATE ON erasure
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_hand_search_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, about, question, answer, address, snapshot, words, weight, kept ON hand_search
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.question, NEW.answer, NEW.address, NEW.snapshot, NEW.words, NEW.weight, NEW.kept) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.question, OLD.answer, OLD.address, OLD.snapshot, OLD.words, OLD.weight, OLD.kept))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_hand_search_delete
BEFORE DELETE ON hand_search
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_hand_search_erased
BEFORE UPDATE OF asked ON hand_search
FOR EACH ROW
EXECUTE FUNCTION keep_unnamed('asked');
CREATE TRIGGER tr_hand_search_truncate
BEFORE TRUNCATE ON hand_search
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_handoff_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, about, position, previous, hash ON handoff
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.position, NEW.previous, NEW.hash) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.position, OLD.previous, OLD.hash))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_handoff_delete
BEFORE DELETE ON handoff
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_handoff_sealed
BEFORE UPDATE OF sealed ON handoff
FOR EACH ROW
EXECUTE FUNCTION keep_sealed();
CREATE TRIGGER tr_handoff_truncate
BEFORE TRUNCATE ON handoff
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_lead_update
BEFORE UPDATE ON lead
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_lead_delete
BEFORE DELETE ON lead
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_lead_truncate
BEFORE TRUNCATE ON lead
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_lookup_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, planned ON lookup
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.planned) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.planned))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_lookup_delete
BEFORE DELETE ON lookup
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_lookup_erased
BEFORE UPDATE OF question ON lookup
FOR EACH ROW
EXECUTE FUNCTION keep_unnamed('question');
CREATE TRIGGER tr_lookup_truncate
BEFORE TRUNCATE ON lookup
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_next_step_update
BEFORE UPDATE ON next_step
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_next_step_delete
BEFORE DELETE ON next_step
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_next_step_truncate
BEFORE TRUNCATE ON next_step
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_offer_update
BEFORE UPDATE ON offer
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_offer_delete
BEFORE DELETE ON offer
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_offer_truncate
BEFORE TRUNCATE ON offer
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_person_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id ON person
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_person_delete
BEFORE DELETE ON person
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_person_truncate
BEFORE TRUNCATE ON person
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_rating_update
BEFORE UPDATE ON rating
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_rating_delete
BEFORE DELETE ON rating
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_rating_truncate
BEFORE TRUNCATE ON rating
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_reference_update
BEFORE UPDATE ON reference
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_reference_delete
BEFORE DELETE ON reference
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_reference_truncate
BEFORE TRUNCATE ON reference
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_scorecard_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, lead, card, as_of, band, lowest, shown, highest ON scorecard
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.lead, NEW.card, NEW.as_of, NEW.band, NEW.lowest, NEW.shown, NEW.highest) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.lead, OLD.card, OLD.as_of, OLD.band, OLD.lowest, OLD.shown, OLD.highest))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_scorecard_delete
BEFORE DELETE ON scorecard
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_scorecard_erased
BEFORE UPDATE OF content ON scorecard
FOR EACH ROW
EXECUTE FUNCTION keep_unnamed('content');
CREATE TRIGGER tr_scorecard_truncate
BEFORE TRUNCATE ON scorecard
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_signal_update
BEFORE UPDATE ON signal
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_signal_delete
BEFORE DELETE ON signal
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_signal_truncate
BEFORE TRUNCATE ON signal
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_stage_change_update
BEFORE UPDATE ON stage_change
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_stage_change_delete
BEFORE DELETE ON stage_change
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_stage_change_truncate
BEFORE TRUNCATE ON stage_change
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_touch_update
BEFORE UPDATE ON touch
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_touch_delete
BEFORE DELETE ON touch
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_touch_truncate
BEFORE TRUNCATE ON touch
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_withdrawal_update
BEFORE UPDATE ON withdrawal
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_withdrawal_delete
BEFORE DELETE ON withdrawal
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_withdrawal_truncate
BEFORE TRUNCATE ON withdrawal
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_identifier_update
BEFORE UPDATE ON identifier
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_identifier_delete
BEFORE DELETE ON identifier
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_identifier_truncate
BEFORE TRUNCATE ON identifier
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_pace_update
BEFORE UPDATE ON pace
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_pace_delete
BEFORE DELETE ON pace
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_pace_truncate
BEFORE TRUNCATE ON pace
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_reading_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, lookup, snapshot, parser, seen, partial ON reading
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.lookup, NEW.snapshot, NEW.parser, NEW.seen, NEW.partial) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.lookup, OLD.snapshot, OLD.parser, OLD.seen, OLD.partial))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_reading_delete
BEFORE DELETE ON reading
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_reading_erased
BEFORE UPDATE OF question ON reading
FOR EACH ROW
EXECUTE FUNCTION keep_unnamed('question');
CREATE TRIGGER tr_reading_truncate
BEFORE TRUNCATE ON reading
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_same_as_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, source, company, sameness ON same_as
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.source, NEW.company, NEW.sameness) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.source, OLD.company, OLD.sameness))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_same_as_delete
BEFORE DELETE ON same_as
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_same_as_erased
BEFORE UPDATE OF number, reason ON same_as
FOR EACH ROW
EXECUTE FUNCTION keep_unnamed('number', 'reason');
CREATE TRIGGER tr_same_as_truncate
BEFORE TRUNCATE ON same_as
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_scorecard_line_update
BEFORE UPDATE ON scorecard_line
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_scorecard_line_delete
BEFORE DELETE ON scorecard_line
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_scorecard_line_truncate
BEFORE TRUNCATE ON scorecard_line
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_signature_update
BEFORE UPDATE ON signature
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_signature_delete
BEFORE DELETE ON signature
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_signature_truncate
BEFORE TRUNCATE ON signature
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_place_update
BEFORE UPDATE ON place
FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_place_delete
BEFORE DELETE ON place
FOR EACH ROW
EXECUTE FUNCTION keep_place();
CREATE TRIGGER tr_place_truncate
BEFORE TRUNCATE ON place
FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change();
