ALTER TABLE stage_change ADD COLUMN answers UUID;
