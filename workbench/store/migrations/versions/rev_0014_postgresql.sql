CREATE OR REPLACE FUNCTION keep_known() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$ BEGIN
IF NOT EXISTS (
    SELECT 1 FROM erasure
    WHERE (kind = 'known_row' AND subject = OLD.list::text || '/' || OLD.line)
    OR (kind = 'known_list' AND subject = OLD.list::text)
)
THEN RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
    MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused'; END IF; RETURN OLD; END $$;
DROP TRIGGER tr_known_row_delete ON known_row;
CREATE TRIGGER tr_known_row_delete
BEFORE DELETE ON known_row
FOR EACH ROW
EXECUTE FUNCTION keep_known();
DROP TRIGGER tr_known_sign_delete ON known_sign;
CREATE TRIGGER tr_known_sign_delete
BEFORE DELETE ON known_sign
FOR EACH ROW
EXECUTE FUNCTION keep_known();
DROP TRIGGER tr_contact_update ON contact;
CREATE TRIGGER tr_contact_update
BEFORE UPDATE OF replica, sequence, by, at, supersedes, id, about, purpose, expires ON contact
FOR EACH ROW
WHEN ((NEW.replica, NEW.sequence, NEW.by, NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.purpose, NEW.expires) IS DISTINCT FROM (OLD.replica, OLD.sequence, OLD.by, OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.purpose, OLD.expires))
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_contact_erased
BEFORE UPDATE OF name, role, phone, mail, where_from, part ON contact
FOR EACH ROW
EXECUTE FUNCTION keep_unnamed('name', 'role', 'phone', 'mail', 'where_from', 'part');
