ALTER TABLE hand_search ADD COLUMN kept TEXT;
