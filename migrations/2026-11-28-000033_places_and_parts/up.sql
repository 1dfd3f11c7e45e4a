ALTER TABLE places ADD COLUMN capacity INTEGER;
ALTER TABLE places ADD COLUMN rent_day BIGINT;

CREATE TABLE place_exceptions (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    place TEXT NOT NULL REFERENCES places (id),
    class TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE NOT NULL
);
CREATE INDEX place_exceptions_by_place ON place_exceptions (agency, place, class, until_on);

DROP INDEX items_by_state;
ALTER TABLE items ADD COLUMN standing TEXT NOT NULL DEFAULT 'ordered' CHECK (standing IN
    ('ordered', 'in_store', 'kept_elsewhere', 'out', 'released', 'refused', 'missing', 'destroyed', 'returned', 'handed_to_state', 'to_issuer', 'sold', 'deposited', 'paper_handed_over', 'transferred', 'merged'));
UPDATE items SET standing = state;
ALTER TABLE items DROP COLUMN state;
ALTER TABLE items RENAME COLUMN standing TO state;
CREATE INDEX items_by_state ON items (agency, state, code);
