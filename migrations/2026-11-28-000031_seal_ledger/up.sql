ALTER TABLE seals ADD COLUMN checked_on DATE;

CREATE TABLE seal_blocks (
    agency TEXT NOT NULL,
    prefix TEXT NOT NULL,
    first BIGINT NOT NULL CHECK (first >= 1),
    last BIGINT NOT NULL,
    holder TEXT NOT NULL,
    given_on DATE NOT NULL,
    PRIMARY KEY (agency, prefix, first),
    CHECK (last >= first)
);
