CREATE TABLE store_entries (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    place TEXT NOT NULL REFERENCES places (id),
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    why TEXT NOT NULL,
    escort TEXT NOT NULL,
    on_day DATE NOT NULL,
    came_at TEXT NOT NULL,
    left_at TEXT
);
CREATE INDEX store_entries_by_day ON store_entries (agency, on_day, place);

CREATE TABLE register_closings (
    agency TEXT NOT NULL,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    n BIGINT NOT NULL,
    things INTEGER NOT NULL,
    paper TEXT NOT NULL,
    closed_on DATE NOT NULL,
    PRIMARY KEY (agency, year, quarter)
);

CREATE TABLE stock_certificates (
    agency TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    as_of DATE NOT NULL,
    in_store INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL,
    discrepancies INTEGER NOT NULL,
    cash BIGINT NOT NULL,
    paper TEXT NOT NULL,
    signed_on DATE NOT NULL
);
CREATE INDEX stock_certificates_by_day ON stock_certificates (agency, signed_on);
