DROP TABLE disposal_items;
DROP TABLE disposals;
DROP TABLE holds;
DROP TABLE rulings;
DROP INDEX items_by_state;
ALTER TABLE items ADD COLUMN standing TEXT NOT NULL DEFAULT 'ordered' CHECK (standing IN
    ('ordered', 'in_store', 'kept_elsewhere', 'out', 'released', 'refused', 'missing'));
UPDATE items SET standing = CASE WHEN state IN ('ordered', 'in_store', 'kept_elsewhere', 'out', 'released', 'refused', 'missing') THEN state ELSE 'released' END;
ALTER TABLE items DROP COLUMN state;
ALTER TABLE items RENAME COLUMN standing TO state;
CREATE INDEX items_by_state ON items (agency, state, code);
