DROP TRIGGER tr_known_row_delete;
CREATE TRIGGER tr_known_row_delete
BEFORE DELETE ON known_row
WHEN NOT EXISTS (
    SELECT 1 FROM erasure
    WHERE (kind = 'known_row' AND subject = lower(substr(hex(OLD.list), 1, 8) || '-' || substr(hex(OLD.list), 9, 4) || '-' || substr(hex(OLD.list), 13, 4) || '-' || substr(hex(OLD.list), 17, 4) || '-' || substr(hex(OLD.list), 21)) || '/' || OLD.line)
    OR (kind = 'known_list' AND subject = lower(substr(hex(OLD.list), 1, 8) || '-' || substr(hex(OLD.list), 9, 4) || '-' || substr(hex(OLD.list), 13, 4) || '-' || substr(hex(OLD.list), 17, 4) || '-' || substr(hex(OLD.list), 21)))
)
BEGIN SELECT RAISE(ABORT, 'known_row is append-only: delete refused'); END;
DROP TRIGGER tr_known_sign_delete;
CREATE TRIGGER tr_known_sign_delete
BEFORE DELETE ON known_sign
WHEN NOT EXISTS (
    SELECT 1 FROM erasure
    WHERE (kind = 'known_row' AND subject = lower(substr(hex(OLD.list), 1, 8) || '-' || substr(hex(OLD.list), 9, 4) || '-' || substr(hex(OLD.list), 13, 4) || '-' || substr(hex(OLD.list), 17, 4) || '-' || substr(hex(OLD.list), 21)) || '/' || OLD.line)
    OR (kind = 'known_list' AND subject = lower(substr(hex(OLD.list), 1, 8) || '-' || substr(hex(OLD.list), 9, 4) || '-' || substr(hex(OLD.list), 13, 4) || '-' || substr(hex(OLD.list), 17, 4) || '-' || substr(hex(OLD.list), 21)))
)
BEGIN SELECT RAISE(ABORT, 'known_sign is append-only: delete refused'); END;
DROP TRIGGER tr_contact_update;
CREATE TRIGGER tr_contact_update
BEFORE UPDATE OF replica, sequence, "by", at, supersedes, id, about, purpose, expires ON contact
WHEN (NEW.replica, NEW.sequence, NEW."by", NEW.at, NEW.supersedes, NEW.id, NEW.about, NEW.purpose, NEW.expires) IS NOT (OLD.replica, OLD.sequence, OLD."by", OLD.at, OLD.supersedes, OLD.id, OLD.about, OLD.purpose, OLD.expires)
BEGIN SELECT RAISE(ABORT, 'contact is append-only: update refused'); END;
CREATE TRIGGER tr_contact_erased
BEFORE UPDATE OF name, role, phone, mail, where_from, part ON contact
WHEN (NEW.name IS NOT OLD.name AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'contact' AND named.value = 'name' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
)) OR (NEW.role IS NOT OLD.role AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'contact' AND named.value = 'role' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
)) OR (NEW.phone IS NOT OLD.phone AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'contact' AND named.value = 'phone' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
)) OR (NEW.mail IS NOT OLD.mail AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'contact' AND named.value = 'mail' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
)) OR (NEW.where_from IS NOT OLD.where_from AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'contact' AND named.value = 'where_from' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
)) OR (NEW.part IS NOT OLD.part AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = 'contact' AND named.value = 'part' AND erasure.subject = lower(substr(hex(OLD.id), 1, 8) || '-' || substr(hex(OLD.id), 9, 4) || '-' || substr(hex(OLD.id), 13, 4) || '-' || substr(hex(OLD.id), 17, 4) || '-' || substr(hex(OLD.id), 21))
))
BEGIN SELECT RAISE(ABORT, 'contact is append-only: update refused'); END;
