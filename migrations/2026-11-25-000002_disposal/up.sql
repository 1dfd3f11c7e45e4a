DROP INDEX items_by_state;
ALTER TABLE items ADD COLUMN standing TEXT NOT NULL DEFAULT 'ordered' CHECK (standing IN
    ('ordered', 'in_store', 'kept_elsewhere', 'out', 'released', 'refused', 'missing', 'destroyed', 'returned', 'handed_to_state', 'to_issuer', 'sold', 'deposited', 'paper_handed_over', 'transferred'));
UPDATE items SET standing = state;
ALTER TABLE items DROP COLUMN state;
ALTER TABLE items RENAME COLUMN standing TO state;
CREATE INDEX items_by_state ON items (agency, state, code);

CREATE TABLE rulings (
    agency TEXT NOT NULL,
    item TEXT NOT NULL PRIMARY KEY REFERENCES items (id),
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL CHECK (kind IN ('return', 'forfeit', 'destroy', 'secure', 'issuer')),
    ground TEXT NOT NULL CHECK (ground IN ('judgment', 'review', 'decision')),
    judgment TEXT NOT NULL,
    effective_on DATE NOT NULL,
    line TEXT NOT NULL,
    entitled TEXT NOT NULL,
    decision TEXT NOT NULL,
    decision_on DATE NOT NULL,
    expires_on DATE,
    matched TEXT NOT NULL CHECK (matched IN ('pending', 'same', 'different')),
    matched_on DATE,
    entered_on DATE NOT NULL
);
CREATE INDEX rulings_by_case ON rulings (agency, case_id);
CREATE INDEX rulings_by_kind ON rulings (agency, kind, decision_on);

CREATE TABLE holds (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    item TEXT NOT NULL REFERENCES items (id),
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    source TEXT NOT NULL,
    placed_on DATE NOT NULL,
    lifted_on DATE,
    outcome TEXT NOT NULL
);
CREATE INDEX holds_by_item ON holds (agency, item, lifted_on);

CREATE TABLE disposals (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL CHECK (kind IN ('destroy', 'forfeit', 'return', 'issuer')),
    state TEXT NOT NULL CHECK (state IN ('ordered', 'approved', 'destroyed', 'absent', 'handed', 'paid', 'noticed',
        'served', 'unclaimed', 'deposited', 'returned', 'issuer', 'redirected', 'withdrawn')),
    symbol TEXT NOT NULL,
    receiver TEXT NOT NULL,
    signer TEXT NOT NULL,
    officer TEXT NOT NULL,
    storekeeper TEXT,
    accountant TEXT NOT NULL,
    things INTEGER NOT NULL,
    on_day DATE NOT NULL,
    liable_on DATE,
    cost_day BIGINT NOT NULL CHECK (cost_day >= 0),
    closed_on DATE,
    changed_on DATE NOT NULL,
    CHECK (signer <> officer AND signer <> accountant AND officer <> accountant),
    CHECK (storekeeper IS NULL OR
        (storekeeper <> signer AND storekeeper <> officer AND storekeeper <> accountant))
);
CREATE INDEX disposals_by_case ON disposals (agency, case_id);
CREATE INDEX disposals_by_state ON disposals (agency, closed_on, on_day);

CREATE TABLE disposal_items (
    agency TEXT NOT NULL,
    disposal TEXT NOT NULL REFERENCES disposals (id),
    item TEXT NOT NULL REFERENCES items (id),
    ord INTEGER NOT NULL,
    open BOOLEAN NOT NULL,
    PRIMARY KEY (agency, disposal, item)
);
CREATE UNIQUE INDEX disposal_items_once ON disposal_items (agency, item) WHERE open;
