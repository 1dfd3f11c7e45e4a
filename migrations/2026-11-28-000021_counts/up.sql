CREATE TABLE freezes (
    agency TEXT NOT NULL,
    place TEXT NOT NULL REFERENCES places (id),
    matter TEXT NOT NULL,
    why TEXT NOT NULL,
    since DATE NOT NULL,
    PRIMARY KEY (agency, place, matter)
);

CREATE TABLE counts (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('sample', 'quarter', 'half_year', 'year', 'spot', 'keeper', 'handover')),
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'counting', 'done', 'dropped')),
    planner TEXT NOT NULL,
    planned_on DATE NOT NULL,
    on_day DATE NOT NULL,
    seed_hash TEXT,
    goal INTEGER NOT NULL,
    outgoing TEXT,
    incoming TEXT,
    done_on DATE,
    CHECK (outgoing IS NULL OR outgoing <> incoming)
);
CREATE INDEX counts_by_state ON counts (agency, state, on_day);
CREATE INDEX counts_by_kind ON counts (agency, kind, done_on);

CREATE TABLE count_places (
    agency TEXT NOT NULL,
    matter TEXT NOT NULL REFERENCES counts (id),
    place TEXT NOT NULL REFERENCES places (id),
    ord INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'again', 'done')),
    turn INTEGER NOT NULL CHECK (turn IN (1, 2)),
    first_by TEXT,
    first_with TEXT,
    sound INTEGER NOT NULL,
    misplaced INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    strange INTEGER NOT NULL,
    done_on DATE,
    PRIMARY KEY (agency, matter, place)
);

-- Beside the book, as drafts are: a seed is opened by the act that draws, scans by the act that closes their sheet.
CREATE TABLE count_seeds (
    agency TEXT NOT NULL,
    matter TEXT NOT NULL PRIMARY KEY,
    seed TEXT NOT NULL
);

CREATE TABLE count_scans (
    agency TEXT NOT NULL,
    matter TEXT NOT NULL,
    place TEXT NOT NULL,
    turn INTEGER NOT NULL,
    id TEXT NOT NULL,
    ord INTEGER NOT NULL,
    code TEXT NOT NULL,
    heard TEXT NOT NULL,
    person TEXT NOT NULL,
    read_at TIMESTAMP NOT NULL,
    PRIMARY KEY (agency, matter, place, turn, id)
);
CREATE INDEX count_scans_by_code ON count_scans (agency, matter, place, turn, code);
CREATE INDEX count_scans_by_ord ON count_scans (agency, matter, place, turn, ord);

CREATE TABLE paper_handovers (
    agency TEXT NOT NULL,
    item TEXT NOT NULL REFERENCES items (id),
    n BIGINT NOT NULL,
    receiver TEXT NOT NULL,
    body TEXT NOT NULL,
    symbol TEXT NOT NULL,
    liable_on DATE NOT NULL,
    fetch_by DATE NOT NULL,
    recount_days INTEGER NOT NULL CHECK (recount_days > 0),
    open BOOLEAN NOT NULL,
    ended_on DATE,
    PRIMARY KEY (agency, item, n)
);
CREATE INDEX paper_handovers_open ON paper_handovers (agency, open, fetch_by);

CREATE TABLE extractions (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    symbol TEXT NOT NULL,
    request TEXT NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    signer TEXT NOT NULL,
    storekeeper TEXT NOT NULL,
    things INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ordered', 'out', 'back', 'dropped')),
    ordered_on DATE NOT NULL,
    return_by DATE NOT NULL,
    out_on DATE,
    back_on DATE,
    CHECK (signer <> storekeeper)
);
CREATE INDEX extractions_by_state ON extractions (agency, state, return_by);

CREATE TABLE extraction_items (
    agency TEXT NOT NULL,
    extraction TEXT NOT NULL REFERENCES extractions (id),
    item TEXT NOT NULL REFERENCES items (id),
    ord INTEGER NOT NULL,
    PRIMARY KEY (agency, extraction, item)
);
CREATE INDEX extraction_items_by_item ON extraction_items (agency, item);

CREATE TABLE handovers (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('store', 'things')),
    title TEXT NOT NULL,
    place TEXT,
    matter TEXT,
    body TEXT NOT NULL,
    receiver TEXT NOT NULL,
    decision TEXT NOT NULL,
    signer TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('counting', 'reconciling', 'listing', 'signing', 'closed', 'dropped')),
    opened_on DATE NOT NULL,
    closed_on DATE,
    things INTEGER NOT NULL,
    stays INTEGER NOT NULL,
    sheets INTEGER NOT NULL,
    drawn INTEGER NOT NULL,
    signed INTEGER NOT NULL
);
CREATE INDEX handovers_by_state ON handovers (agency, state, opened_on);

CREATE TABLE handover_items (
    agency TEXT NOT NULL,
    handover TEXT NOT NULL REFERENCES handovers (id),
    item TEXT NOT NULL REFERENCES items (id),
    ord INTEGER NOT NULL,
    sheet INTEGER,
    why TEXT,
    PRIMARY KEY (agency, handover, item)
);
CREATE INDEX handover_items_by_sheet ON handover_items (agency, handover, sheet, ord);
CREATE INDEX handover_items_by_item ON handover_items (agency, item);

CREATE TABLE handover_sheets (
    agency TEXT NOT NULL,
    handover TEXT NOT NULL REFERENCES handovers (id),
    sheet INTEGER NOT NULL,
    symbol TEXT NOT NULL,
    digest TEXT NOT NULL,
    things INTEGER NOT NULL,
    signed_on DATE,
    PRIMARY KEY (agency, handover, sheet)
);
