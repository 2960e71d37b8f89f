create table head (
    id integer primary key check (id = 1),
    position integer not null,
    hash blob not null,
    -- The highest stream id given out.
    streams integer not null,
    -- Tells the master key this journal was written under from any other.
    fingerprint blob not null
) strict;

create table streams (
    id integer primary key,
    name text not null unique
) strict;

-- The version of a stream is its highest one here: there is no second place that could disagree.
create table events (
    position integer primary key,
    stream_id integer not null,
    version integer not null,
    type text not null,
    data text not null,
    command_id blob not null,
    ordinal integer not null,
    -- Position of the event that a process answered; 0 for none.
    cause integer not null,
    actor text not null,
    -- Microseconds since 1970-01-01 UTC.
    at integer not null,
    hash blob not null,
    unique (stream_id, version),
    unique (stream_id, command_id, ordinal)
) strict;

create table claims (
    key blob primary key,
    stream_id integer not null references streams (id),
    place text
) strict, without rowid;

create table subject_keys (
    stream_id integer primary key references streams (id),
    wrapped blob not null
) strict;

create trigger events_are_never_changed before update on events
begin
    select raise(abort, 'events are never changed');
end;

create trigger events_are_never_deleted before delete on events
begin
    select raise(abort, 'events are never deleted');
end;
