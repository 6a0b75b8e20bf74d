ALTER TABLE stage_change ADD COLUMN answers BLOB;
