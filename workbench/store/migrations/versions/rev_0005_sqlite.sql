CREATE TRIGGER tr_fact_update
BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'fact is append-only: update refused'); END;
CREATE TRIGGER tr_fact_delete
BEFORE DELETE ON fact
WHEN NOT (EXISTS (
    SELECT 1 FROM erasure
    WHERE kind = 'entity' AND subject = OLD.source || ' ' || OLD.number
) OR EXISTS (
    SELECT 1 FROM same_as JOIN erasure
    ON kind = 'same_as' AND subject = lower(substr(hex(same_as.id), 1, 8) || '-' || substr(hex(same_as.id), 9, 4) || '-' || substr(hex(same_as.id), 13, 4) || '-' || substr(hex(same_as.id), 17, 4) || '-' || substr(hex(same_as.id), 21))
    WHERE same_as.source = OLD.source AND same_as.number = OLD.number
))
BEGIN SELECT RAISE(ABORT, 'fact is append-only: delete refused'); END;
CREATE TRIGGER tr_replica_update
BEFORE UPDATE OF id, since ON replica
WHEN (NEW.id, NEW.since) IS NOT (OLD.id, OLD.since)
BEGIN SELECT RAISE(ABORT, 'replica is append-only: update refused'); END;
CREATE TRIGGER tr_replica_delete
BEFORE DELETE ON replica
BEGIN SELECT RAISE(ABORT, 'replica is append-only: delete refused'); END;
CREATE TRIGGER tr_replica_back
BEFORE UPDATE OF last_sequence ON replica
WHEN NEW.last_sequence < OLD.last_sequence
BEGIN SELECT RAISE(ABORT, 'replica is append-only: update refused'); END;
CREATE TRIGGER tr_snapshot_update
BEFORE UPDATE OF sha256, size, media_type, status, taken, headers ON snapshot
WHEN (NEW.sha256, NEW.size, NEW.media_type, NEW.status, NEW.taken, NEW.headers) IS NOT (OLD.sha256, OLD.size, OLD.media_type, OLD.status, OLD.taken, OLD.headers)
BEGIN SELECT RAISE(ABORT, 'snapshot is append-only: update refused'); END;
CREATE TRIGGER tr_snapshot_delete
BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshot is append-only: delete refused'); END;
CREATE TRIGGER tr_snapshot_erased
BEFORE UPDATE OF address ON snapshot
WHEN (NEW.address IS NOT OLD.address AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'snapshot' AND named.value = 'address' AND erasure.subject = lower(hex(OLD.sha256))
))
BEGIN SELECT RAISE(ABORT, 'snapshot is append-only: update refused'); END;
CREATE TRIGGER tr_activity_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, about, position, previous, hash ON activity
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.position, NEW.previous, NEW.hash) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.position, OLD.previous, OLD.hash)
BEGIN SELECT RAISE(ABORT, 'activity is append-only: update refused'); END;
CREATE TRIGGER tr_activity_delete
BEFORE DELETE ON activity
BEGIN SELECT RAISE(ABORT, 'activity is append-only: delete refused'); END;
CREATE TRIGGER tr_activity_sealed
BEFORE UPDATE OF sealed ON activity
WHEN EXISTS (
    SELECT 1 FROM json_each(OLD.sealed) AS was
    LEFT JOIN json_each(NEW.sealed) AS left_over ON left_over.key = was.key
    WHERE left_over.value IS NOT was.value AND NOT (
        left_over.value IS json_object('digest', json_extract(was.value, '$.digest'))
        AND EXISTS (
            SELECT 1 FROM erasure, json_each(erasure.fields) AS named
            WHERE erasure.kind = 'activity' AND named.value = was.key AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
        )
    )
) OR (SELECT count(*) FROM json_each(NEW.sealed))
    <> (SELECT count(*) FROM json_each(OLD.sealed))
BEGIN SELECT RAISE(ABORT, 'activity is append-only: update refused'); END;
CREATE TRIGGER tr_brief_update
BEFORE UPDATE ON brief
BEGIN SELECT RAISE(ABORT, 'brief is append-only: update refused'); END;
CREATE TRIGGER tr_brief_delete
BEFORE DELETE ON brief
BEGIN SELECT RAISE(ABORT, 'brief is append-only: delete refused'); END;
CREATE TRIGGER tr_card_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id ON card
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id)
BEGIN SELECT RAISE(ABORT, 'card is append-only: update refused'); END;
CREATE TRIGGER tr_card_delete
BEFORE DELETE ON card
BEGIN SELECT RAISE(ABORT, 'card is append-only: delete refused'); END;
CREATE TRIGGER tr_card_signed
BEFORE UPDATE ON card
WHEN EXISTS (SELECT 1 FROM signature WHERE card = OLD.id)
BEGIN SELECT RAISE(ABORT, 'card is append-only: update refused'); END;
CREATE TRIGGER tr_channel_update
BEFORE UPDATE ON channel
BEGIN SELECT RAISE(ABORT, 'channel is append-only: update refused'); END;
CREATE TRIGGER tr_channel_delete
BEFORE DELETE ON channel
BEGIN SELECT RAISE(ABORT, 'channel is append-only: delete refused'); END;
CREATE TRIGGER tr_company_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, country, opened ON company
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.country, NEW.opened) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.country, OLD.opened)
BEGIN SELECT RAISE(ABORT, 'company is append-only: update refused'); END;
CREATE TRIGGER tr_company_delete
BEFORE DELETE ON company
BEGIN SELECT RAISE(ABORT, 'company is append-only: delete refused'); END;
CREATE TRIGGER tr_contact_update
BEFORE UPDATE ON contact
BEGIN SELECT RAISE(ABORT, 'contact is append-only: update refused'); END;
CREATE TRIGGER tr_contact_delete
BEFORE DELETE ON contact
BEGIN SELECT RAISE(ABORT, 'contact is append-only: delete refused'); END;
CREATE TRIGGER tr_decision_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, about, position, previous, hash ON decision
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.position, NEW.previous, NEW.hash) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.position, OLD.previous, OLD.hash)
BEGIN SELECT RAISE(ABORT, 'decision is append-only: update refused'); END;
CREATE TRIGGER tr_decision_delete
BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decision is append-only: delete refused'); END;
CREATE TRIGGER tr_decision_sealed
BEFORE UPDATE OF sealed ON decision
WHEN EXISTS (
    SELECT 1 FROM json_each(OLD.sealed) AS was
    LEFT JOIN json_each(NEW.sealed) AS left_over ON left_over.key = was.key
    WHERE left_over.value IS NOT was.value AND NOT (
        left_over.value IS json_object('digest', json_extract(was.value, '$.digest'))
        AND EXISTS (
            SELECT 1 FROM erasure, json_each(erasure.fields) AS named
            WHERE erasure.kind = 'decision' AND named.value = was.key AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
        )
    )
) OR (SELECT count(*) FROM json_each(NEW.sealed))
    <> (SELECT count(*) FROM json_each(OLD.sealed))
BEGIN SELECT RAISE(ABORT, 'decision is append-only: update refused'); END;
CREATE TRIGGER tr_erasure_update
BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasure is append-only: update refused'); END;
CREATE TRIGGER tr_erasure_delete
BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasure is append-only: delete refused'); END;
CREATE TRIGGER tr_hand_search_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, about, question, answer, address, snapshot, words, weight, kept ON hand_search
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.question, NEW.answer, NEW.address, NEW.snapshot, NEW.words, NEW.weight, NEW.kept) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.question, OLD.answer, OLD.address, OLD.snapshot, OLD.words, OLD.weight, OLD.kept)
BEGIN SELECT RAISE(ABORT, 'hand_search is append-only: update refused'); END;
CREATE TRIGGER tr_hand_search_delete
BEFORE DELETE ON hand_search
BEGIN SELECT RAISE(ABORT, 'hand_search is append-only: delete refused'); END;
CREATE TRIGGER tr_hand_search_erased
BEFORE UPDATE OF asked ON hand_search
WHEN (NEW.asked IS NOT OLD.asked AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'hand_search' AND named.value = 'asked' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
))
BEGIN SELECT RAISE(ABORT, 'hand_search is append-only: update refused'); END;
CREATE TRIGGER tr_handoff_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, about, position, previous, hash ON handoff
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.position, NEW.previous, NEW.hash) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.position, OLD.previous, OLD.hash)
BEGIN SELECT RAISE(ABORT, 'handoff is append-only: update refused'); END;
CREATE TRIGGER tr_handoff_delete
BEFORE DELETE ON handoff
BEGIN SELECT RAISE(ABORT, 'handoff is append-only: delete refused'); END;
CREATE TRIGGER tr_handoff_sealed
BEFORE UPDATE OF sealed ON handoff
WHEN EXISTS (
    SELECT 1 FROM json_each(OLD.sealed) AS was
    LEFT JOIN json_each(NEW.sealed) AS left_over ON left_over.key = was.key
    WHERE left_over.value IS NOT was.value AND NOT (
        left_over.value IS json_object('digest', json_extract(was.value, '$.digest'))
        AND EXISTS (
            SELECT 1 FROM erasure, json_each(erasure.fields) AS named
            WHERE erasure.kind = 'handoff' AND named.value = was.key AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
        )
    )
) OR (SELECT count(*) FROM json_each(NEW.sealed))
    <> (SELECT count(*) FROM json_each(OLD.sealed))
BEGIN SELECT RAISE(ABORT, 'handoff is append-only: update refused'); END;
CREATE TRIGGER tr_lead_update
BEFORE UPDATE ON lead
BEGIN SELECT RAISE(ABORT, 'lead is append-only: update refused'); END;
CREATE TRIGGER tr_lead_delete
BEFORE DELETE ON lead
BEGIN SELECT RAISE(ABORT, 'lead is append-only: delete refused'); END;
CREATE TRIGGER tr_lookup_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, planned ON lookup
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.planned) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.planned)
BEGIN SELECT RAISE(ABORT, 'lookup is append-only: update refused'); END;
CREATE TRIGGER tr_lookup_delete
BEFORE DELETE ON lookup
BEGIN SELECT RAISE(ABORT, 'lookup is append-only: delete refused'); END;
CREATE TRIGGER tr_lookup_erased
BEFORE UPDATE OF question ON lookup
WHEN (NEW.question IS NOT OLD.question AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'lookup' AND named.value = 'question' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
))
BEGIN SELECT RAISE(ABORT, 'lookup is append-only: update refused'); END;
CREATE TRIGGER tr_next_step_update
BEFORE UPDATE ON next_step
BEGIN SELECT RAISE(ABORT, 'next_step is append-only: update refused'); END;
CREATE TRIGGER tr_next_step_delete
BEFORE DELETE ON next_step
BEGIN SELECT RAISE(ABORT, 'next_step is append-only: delete refused'); END;
CREATE TRIGGER tr_offer_update
BEFORE UPDATE ON offer
BEGIN SELECT RAISE(ABORT, 'offer is append-only: update refused'); END;
CREATE TRIGGER tr_offer_delete
BEFORE DELETE ON offer
BEGIN SELECT RAISE(ABORT, 'offer is append-only: delete refused'); END;
CREATE TRIGGER tr_person_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id ON person
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id)
BEGIN SELECT RAISE(ABORT, 'person is append-only: update refused'); END;
CREATE TRIGGER tr_person_delete
BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'person is append-only: delete refused'); END;
CREATE TRIGGER tr_rating_update
BEFORE UPDATE ON rating
BEGIN SELECT RAISE(ABORT, 'rating is append-only: update refused'); END;
CREATE TRIGGER tr_rating_delete
BEFORE DELETE ON rating
BEGIN SELECT RAISE(ABORT, 'rating is append-only: delete refused'); END;
CREATE TRIGGER tr_reference_update
BEFORE UPDATE ON reference
BEGIN SELECT RAISE(ABORT, 'reference is append-only: update refused'); END;
CREATE TRIGGER tr_reference_delete
BEFORE DELETE ON reference
BEGIN SELECT RAISE(ABORT, 'reference is append-only: delete refused'); END;
CREATE TRIGGER tr_scorecard_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, lead, card, as_of, band, lowest, shown, highest ON scorecard
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.lead, NEW.card, NEW.as_of, NEW.band, NEW.lowest, NEW.shown, NEW.highest) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.lead, OLD.card, OLD.as_of, OLD.band, OLD.lowest, OLD.shown, OLD.highest)
BEGIN SELECT RAISE(ABORT, 'scorecard is append-only: update refused'); END;
CREATE TRIGGER tr_scorecard_delete
BEFORE DELETE ON scorecard
BEGIN SELECT RAISE(ABORT, 'scorecard is append-only: delete refused'); END;
CREATE TRIGGER tr_scorecard_erased
BEFORE UPDATE OF content ON scorecard
WHEN (NEW.content IS NOT OLD.content AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'scorecard' AND named.value = 'content' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
))
BEGIN SELECT RAISE(ABORT, 'scorecard is append-only: update refused'); END;
CREATE TRIGGER tr_signal_update
BEFORE UPDATE ON signal
BEGIN SELECT RAISE(ABORT, 'signal is append-only: update refused'); END;
CREATE TRIGGER tr_signal_delete
BEFORE DELETE ON signal
BEGIN SELECT RAISE(ABORT, 'signal is append-only: delete refused'); END;
CREATE TRIGGER tr_stage_change_update
BEFORE UPDATE ON stage_change
BEGIN SELECT RAISE(ABORT, 'stage_change is append-only: update refused'); END;
CREATE TRIGGER tr_stage_change_delete
BEFORE DELETE ON stage_change
BEGIN SELECT RAISE(ABORT, 'stage_change is append-only: delete refused'); END;
CREATE TRIGGER tr_touch_update
BEFORE UPDATE ON touch
BEGIN SELECT RAISE(ABORT, 'touch is append-only: update refused'); END;
CREATE TRIGGER tr_touch_delete
BEFORE DELETE ON touch
BEGIN SELECT RAISE(ABORT, 'touch is append-only: delete refused'); END;
CREATE TRIGGER tr_withdrawal_update
BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only: update refused'); END;
CREATE TRIGGER tr_withdrawal_delete
BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only: delete refused'); END;
CREATE TRIGGER tr_identifier_update
BEFORE UPDATE ON identifier
BEGIN SELECT RAISE(ABORT, 'identifier is append-only: update refused'); END;
CREATE TRIGGER tr_identifier_delete
BEFORE DELETE ON identifier
BEGIN SELECT RAISE(ABORT, 'identifier is append-only: delete refused'); END;
CREATE TRIGGER tr_pace_update
BEFORE UPDATE ON pace
BEGIN SELECT RAISE(ABORT, 'pace is append-only: update refused'); END;
CREATE TRIGGER tr_pace_delete
BEFORE DELETE ON pace
BEGIN SELECT RAISE(ABORT, 'pace is append-only: delete refused'); END;
CREATE TRIGGER tr_reading_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, lookup, snapshot, parser, seen, partial ON reading
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.lookup, NEW.snapshot, NEW.parser, NEW.seen, NEW.partial) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.lookup, OLD.snapshot, OLD.parser, OLD.seen, OLD.partial)
BEGIN SELECT RAISE(ABORT, 'reading is append-only: update refused'); END;
CREATE TRIGGER tr_reading_delete
BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'reading is append-only: delete refused'); END;
CREATE TRIGGER tr_reading_erased
BEFORE UPDATE OF question ON reading
WHEN (NEW.question IS NOT OLD.question AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'reading' AND named.value = 'question' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
))
BEGIN SELECT RAISE(ABORT, 'reading is append-only: update refused'); END;
CREATE TRIGGER tr_same_as_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, source, company, sameness ON same_as
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.source, NEW.company, NEW.sameness) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.source, OLD.company, OLD.sameness)
BEGIN SELECT RAISE(ABORT, 'same_as is append-only: update refused'); END;
CREATE TRIGGER tr_same_as_delete
BEFORE DELETE ON same_as
BEGIN SELECT RAISE(ABORT, 'same_as is append-only: delete refused'); END;
CREATE TRIGGER tr_same_as_erased
BEFORE UPDATE OF number, reason ON same_as
WHEN (NEW.number IS NOT OLD.number AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'same_as' AND named.value = 'number' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
)) OR (NEW.reason IS NOT OLD.reason AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'same_as' AND named.value = 'reason' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
))
BEGIN SELECT RAISE(ABORT, 'same_as is append-only: update refused'); END;
CREATE TRIGGER tr_scorecard_line_update
BEFORE UPDATE ON scorecard_line
BEGIN SELECT RAISE(ABORT, 'scorecard_line is append-only: update refused'); END;
CREATE TRIGGER tr_scorecard_line_delete
BEFORE DELETE ON scorecard_line
BEGIN SELECT RAISE(ABORT, 'scorecard_line is append-only: delete refused'); END;
CREATE TRIGGER tr_signature_update
BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'signature is append-only: update refused'); END;
CREATE TRIGGER tr_signature_delete
BEFORE DELETE ON signature
BEGIN SELECT RAISE(ABORT, 'signature is append-only: delete refused'); END;
CREATE TRIGGER tr_place_update
BEFORE UPDATE ON place
BEGIN SELECT RAISE(ABORT, 'place is append-only: update refused'); END;
CREATE TRIGGER tr_place_delete
BEFORE DELETE ON place
WHEN NOT EXISTS (SELECT 1 FROM fact WHERE fact.id = OLD.fact AND (EXISTS (
    SELECT 1 FROM erasure
    WHERE kind = 'entity' AND subject = fact.source || ' ' || fact.number
) OR EXISTS (
    SELECT 1 FROM same_as JOIN erasure
    ON kind = 'same_as' AND subject = lower(substr(hex(same_as.id), 1, 8) || '-' || substr(hex(same_as.id), 9, 4) || '-' || substr(hex(same_as.id), 13, 4) || '-' || substr(hex(same_as.id), 17, 4) || '-' || substr(hex(same_as.id), 21))
    WHERE same_as.source = fact.source AND same_as.number = fact.number
)))
BEGIN SELECT RAISE(ABORT, 'place is append-only: delete refused'); END;
