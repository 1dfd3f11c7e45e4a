DROP INDEX items_by_state;
ALTER TABLE items ADD COLUMN standing TEXT NOT NULL DEFAULT 'ordered' CHECK (standing IN
    ('ordered', 'in_store', 'kept_elsewhere', 'out', 'released', 'refused', 'missing', 'destroyed', 'returned', 'handed_to_state', 'to_issuer', 'sold', 'deposited', 'paper_handed_over', 'transferred'));
UPDATE items SET standing = CASE WHEN state = 'merged' THEN 'released' ELSE state END;
ALTER TABLE items DROP COLUMN state;
ALTER TABLE items RENAME COLUMN standing TO state;
CREATE INDEX items_by_state ON items (agency, state, code);
DROP TABLE place_exceptions;
ALTER TABLE places DROP COLUMN rent_day;
ALTER TABLE places DROP COLUMN capacity;
