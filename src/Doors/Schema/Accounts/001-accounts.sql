-- The same on SQLite and PostgreSQL. Databases made before there were steps have these tables already.

CREATE TABLE IF NOT EXISTS accounts (
    normalized_name text PRIMARY KEY,
    name text NOT NULL,
    display_name text NOT NULL,
    role text NOT NULL,
    scope text NOT NULL,
    depot text,
    password_hash text,
    security_stamp text NOT NULL,
    lockout_end bigint,
    failed_sign_ins bigint NOT NULL,
    must_change_password bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS session_keys (name text PRIMARY KEY, xml text NOT NULL);

CREATE TABLE IF NOT EXISTS second_factors (normalized_name text PRIMARY KEY, secret text NOT NULL, active bigint NOT NULL);

CREATE TABLE IF NOT EXISTS recovery_codes (normalized_name text NOT NULL, hash text NOT NULL, PRIMARY KEY (normalized_name, hash));

CREATE TABLE IF NOT EXISTS sign_ins (
    id text PRIMARY KEY,
    at bigint NOT NULL,
    name text NOT NULL,
    scope text,
    outcome text NOT NULL,
    address text NOT NULL,
    agent text NOT NULL
);

CREATE TABLE IF NOT EXISTS import_runs (id text PRIMARY KEY, account text NOT NULL, running bigint NOT NULL, stop bigint NOT NULL, beat bigint NOT NULL, body text NOT NULL);

-- An account has one that runs, whichever node is asked for a second.
CREATE UNIQUE INDEX IF NOT EXISTS import_runs_one ON import_runs (account) WHERE running = 1;

CREATE TABLE IF NOT EXISTS import_lines (run text NOT NULL, number bigint NOT NULL, outcome text NOT NULL, sheet_row bigint NOT NULL, body text NOT NULL, PRIMARY KEY (run, number));
