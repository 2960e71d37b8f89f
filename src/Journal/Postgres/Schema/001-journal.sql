create table head (
    id integer primary key check (id = 1),
    position bigint not null,
    hash bytea not null,
    -- The highest stream id given out.
    streams bigint not null,
    -- Tells the master key this journal was written under from any other.
    fingerprint bytea not null
);

create table streams (
    id bigint primary key,
    name text not null unique
);

-- The version of a stream is its highest one here: there is no second place that could disagree.
create table events (
    position bigint primary key,
    stream_id bigint not null,
    version bigint not null,
    type text not null,
    -- Text, not jsonb: the hash is over the very bytes.
    data text not null,
    command_id uuid not null,
    ordinal integer not null,
    -- Position of the event that a process answered; 0 for none.
    cause bigint not null,
    actor text not null,
    at timestamptz not null,
    hash bytea not null,
    unique (stream_id, version),
    unique (stream_id, command_id, ordinal)
);

create table claims (
    key bytea primary key,
    stream_id bigint not null references streams (id),
    place text
);

create table subject_keys (
    stream_id bigint primary key references streams (id),
    wrapped bytea not null
);

create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception 'events are never changed';
end
$$;

create trigger events_are_never_changed before update or delete or truncate on events
    for each statement execute function refuse_change();
