-- What offices set for themselves. A row stays: a new norm is a new row, and one that is withdrawn says so.

CREATE TABLE IF NOT EXISTS own_norms (
    id text PRIMARY KEY,
    kind text NOT NULL,
    place text NOT NULL,
    at_least text,
    amount bigint NOT NULL,
    from_day text NOT NULL,
    to_day text,
    set_by text NOT NULL,
    set_at bigint NOT NULL,
    withdrawn_by text,
    withdrawn_at bigint
);

CREATE UNIQUE INDEX IF NOT EXISTS own_norms_once ON own_norms (kind, place, coalesce(at_least, ''), from_day) WHERE withdrawn_at IS NULL;

CREATE TABLE IF NOT EXISTS own_plans (
    id text PRIMARY KEY,
    place text NOT NULL,
    from_day text NOT NULL,
    to_day text,
    set_by text NOT NULL,
    set_at bigint NOT NULL,
    withdrawn_by text,
    withdrawn_at bigint
);

CREATE UNIQUE INDEX IF NOT EXISTS own_plans_once ON own_plans (place, from_day) WHERE withdrawn_at IS NULL;

CREATE TABLE IF NOT EXISTS own_plan_levels (
    plan text NOT NULL,
    level text NOT NULL,
    dead_or_missing bigint,
    relocated_or_in_need bigint,
    rooms_lost bigint,
    homes_lost bigint,
    PRIMARY KEY (plan, level)
);

-- What an administrator changed of them, in the record of what administrators do.
ALTER TABLE sign_ins ADD COLUMN norm text;
