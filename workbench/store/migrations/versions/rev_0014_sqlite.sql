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
