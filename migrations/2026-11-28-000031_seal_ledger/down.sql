DROP TABLE seal_blocks;
ALTER TABLE seals DROP COLUMN checked_on;
