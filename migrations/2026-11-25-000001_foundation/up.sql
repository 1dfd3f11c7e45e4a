-- The whole schema of the first house. Portable: the same text on SQLite and PostgreSQL.
-- Every table begins with the agency; `acts` is the book, the rest are views that the acts give rise to,
-- but for `secrets` and `sessions`, which must not be written into a book that is shown to others, and `drafts`:
-- forms that a person has begun and not yet sent.

CREATE TABLE acts (
    agency TEXT NOT NULL,
    n BIGINT NOT NULL CHECK (n >= 1),
    id TEXT NOT NULL UNIQUE,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    seq BIGINT NOT NULL CHECK (seq >= 1),
    kind TEXT NOT NULL,
    happened_on DATE NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    actor TEXT NOT NULL,
    corrects TEXT,
    entry TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (agency, n),
    UNIQUE (agency, subject, seq)
);
CREATE INDEX acts_by_day ON acts (agency, happened_on);
CREATE INDEX acts_by_kind ON acts (agency, kind);

CREATE TABLE books (
    agency TEXT NOT NULL PRIMARY KEY,
    n BIGINT NOT NULL,
    digest TEXT NOT NULL
);

CREATE TABLE agencies (
    agency TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    superior TEXT NOT NULL,
    place TEXT NOT NULL,
    address TEXT NOT NULL,
    symbol TEXT NOT NULL,
    wage_region TEXT NOT NULL CHECK (wage_region IN ('I', 'II', 'III', 'IV')),
    head_title TEXT NOT NULL
);

CREATE TABLE people (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    unit TEXT NOT NULL,
    roles TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    until DATE
);
CREATE INDEX people_by_agency ON people (agency, name);

CREATE TABLE secrets (
    agency TEXT NOT NULL,
    person TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    hash TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

CREATE TABLE sessions (
    agency TEXT NOT NULL,
    token_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    device TEXT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (agency, person);

CREATE TABLE drafts (
    agency TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (agency, person, kind, subject)
);

CREATE TABLE cases (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    judgment TEXT NOT NULL,
    judgment_on DATE NOT NULL,
    court TEXT NOT NULL,
    decision TEXT NOT NULL,
    decision_on DATE NOT NULL,
    own_motion BOOLEAN NOT NULL,
    officer TEXT NOT NULL REFERENCES people (id),
    unit TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'held', 'ended')),
    opened_on DATE NOT NULL,
    owed BIGINT NOT NULL CHECK (owed >= 0),
    UNIQUE (agency, code)
);
CREATE INDEX cases_by_officer ON cases (agency, officer, state);

CREATE TABLE parties (
    agency TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    key TEXT NOT NULL,
    ord INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('creditor', 'debtor', 'related')),
    name TEXT NOT NULL,
    identity TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (agency, case_id, key)
);

CREATE TABLE obligations (
    agency TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    key TEXT NOT NULL,
    ord INTEGER NOT NULL,
    party TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    fee_exempt BOOLEAN NOT NULL,
    secured BOOLEAN NOT NULL,
    PRIMARY KEY (agency, case_id, key)
);

CREATE TABLE assets (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    name TEXT NOT NULL,
    class TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('movable', 'immovable')),
    marks TEXT NOT NULL,
    place TEXT NOT NULL,
    keeper TEXT NOT NULL,
    wage_region TEXT NOT NULL,
    secured_debt BIGINT NOT NULL CHECK (secured_debt >= 0),
    expected_costs BIGINT NOT NULL CHECK (expected_costs >= 0),
    officer TEXT NOT NULL,
    stage TEXT NOT NULL,
    stage_label TEXT NOT NULL,
    price BIGINT,
    valued BIGINT,
    round INTEGER NOT NULL,
    seized_on DATE,
    changed_on DATE NOT NULL,
    open BOOLEAN NOT NULL,
    UNIQUE (agency, code)
);
CREATE INDEX assets_by_case ON assets (agency, case_id);
CREATE INDEX assets_by_officer ON assets (agency, officer, open);
CREATE INDEX assets_by_change ON assets (agency, changed_on);

CREATE TABLE deadlines (
    agency TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    ord INTEGER NOT NULL,
    rule TEXT NOT NULL,
    title TEXT NOT NULL,
    due DATE,
    actor TEXT NOT NULL,
    officer TEXT NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (agency, subject, ord)
);
CREATE INDEX deadlines_by_due ON deadlines (agency, due);
CREATE INDEX deadlines_by_officer ON deadlines (agency, officer, due);

CREATE TABLE places (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    parent TEXT REFERENCES places (id),
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    class TEXT NOT NULL,
    owner_body TEXT NOT NULL,
    inside_grounds BOOLEAN NOT NULL,
    UNIQUE (agency, code)
);

CREATE TABLE orders (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    symbol TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    case_id TEXT NOT NULL REFERENCES cases (id),
    signer TEXT NOT NULL,
    storekeeper TEXT NOT NULL,
    deliverer TEXT NOT NULL,
    reason TEXT NOT NULL,
    place TEXT REFERENCES places (id),
    things INTEGER NOT NULL,
    on_day DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'refused'))
);
CREATE INDEX orders_by_state ON orders (agency, state, on_day);

CREATE TABLE items (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    asset TEXT,
    parent TEXT,
    order_id TEXT,
    ord INTEGER NOT NULL,
    name TEXT NOT NULL,
    class TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('evidence', 'seized')),
    owner TEXT NOT NULL,
    regime TEXT NOT NULL,
    marks TEXT NOT NULL,
    unit TEXT NOT NULL,
    planned TEXT NOT NULL,
    actual TEXT,
    weight_gram BIGINT,
    condition_planned TEXT NOT NULL,
    condition TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ordered', 'in_store', 'kept_elsewhere', 'out', 'released', 'refused', 'missing')),
    place TEXT,
    keeper TEXT NOT NULL,
    seal TEXT,
    photos INTEGER NOT NULL,
    value BIGINT,
    taken_on DATE,
    seen_on DATE,
    changed_on DATE NOT NULL,
    UNIQUE (agency, code)
);
CREATE INDEX items_by_case ON items (agency, case_id);
CREATE INDEX items_by_place ON items (agency, place, code);
CREATE INDEX items_by_state ON items (agency, state, code);
CREATE INDEX items_by_parent ON items (agency, parent);
CREATE INDEX items_by_order ON items (agency, order_id);

CREATE TABLE item_acts (
    agency TEXT NOT NULL,
    item TEXT NOT NULL REFERENCES items (id),
    n BIGINT NOT NULL,
    PRIMARY KEY (agency, item, n)
);

CREATE TABLE cash_lines (
    agency TEXT NOT NULL,
    item TEXT NOT NULL REFERENCES items (id),
    face BIGINT NOT NULL CHECK (face > 0),
    currency TEXT NOT NULL,
    notes BIGINT NOT NULL CHECK (notes >= 0),
    PRIMARY KEY (agency, item, currency, face)
);

CREATE TABLE seals (
    agency TEXT NOT NULL,
    number TEXT NOT NULL,
    item TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('applied', 'opened', 'broken')),
    applied_on DATE NOT NULL,
    changed_on DATE NOT NULL,
    PRIMARY KEY (agency, number)
);

CREATE TABLE discrepancies (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    item TEXT,
    place TEXT,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    owner TEXT NOT NULL,
    opened_on DATE NOT NULL,
    due DATE,
    state TEXT NOT NULL CHECK (state IN ('open', 'settled')),
    outcome TEXT NOT NULL
);
CREATE INDEX discrepancies_by_state ON discrepancies (agency, state, due);
CREATE INDEX discrepancies_by_item ON discrepancies (agency, item);
CREATE INDEX seals_by_item ON seals (agency, item);

CREATE TABLE files (
    agency TEXT NOT NULL,
    digest TEXT NOT NULL,
    media TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('photo', 'preview', 'thumbnail', 'paper', 'attachment')),
    PRIMARY KEY (agency, digest)
);

CREATE TABLE photos (
    agency TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    digest TEXT NOT NULL,
    preview TEXT NOT NULL,
    thumbnail TEXT NOT NULL,
    caption TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    taken_on DATE NOT NULL,
    ord BIGINT NOT NULL,
    PRIMARY KEY (agency, subject, digest)
);

CREATE TABLE number_series (
    agency TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    last BIGINT NOT NULL CHECK (last >= 1),
    PRIMARY KEY (agency, series, year)
);

CREATE TABLE papers (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    number BIGINT NOT NULL,
    symbol TEXT NOT NULL,
    issued_on DATE NOT NULL,
    signer TEXT NOT NULL,
    case_id TEXT,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    pages INTEGER NOT NULL,
    short_code TEXT NOT NULL,
    UNIQUE (agency, series, year, number)
);
CREATE INDEX papers_by_subject ON papers (agency, subject);
CREATE INDEX papers_by_case ON papers (agency, case_id);
CREATE INDEX papers_by_day ON papers (agency, issued_on);
CREATE INDEX papers_by_short_code ON papers (short_code);

CREATE TABLE postings (
    agency TEXT NOT NULL,
    n BIGINT NOT NULL,
    ord INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    asset TEXT,
    on_day DATE NOT NULL,
    account_from TEXT NOT NULL,
    account_to TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    what TEXT NOT NULL,
    PRIMARY KEY (agency, n, ord)
);
CREATE INDEX postings_by_case ON postings (agency, case_id);

CREATE TABLE search_refs (
    agency TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    title TEXT NOT NULL,
    line TEXT NOT NULL,
    href TEXT NOT NULL,
    PRIMARY KEY (agency, kind, target)
);

CREATE TABLE search_words (
    agency TEXT NOT NULL,
    word TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (agency, word, kind, target)
);
CREATE INDEX search_words_by_ref ON search_words (agency, kind, target, word);
