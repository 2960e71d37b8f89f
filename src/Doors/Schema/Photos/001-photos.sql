-- The same on SQLite, which takes any name of a type, and PostgreSQL.

CREATE TABLE IF NOT EXISTS photos (
    household text NOT NULL,
    hash text NOT NULL,
    type text NOT NULL,
    at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (household, hash)
);
