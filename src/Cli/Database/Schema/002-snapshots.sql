-- Snapshots of things, to start long histories sooner. A cache: all of it may be deleted at any time.

create table snapshots (
    service text not null,
    type text not null,
    n0 bigint not null,
    n1 bigint not null,
    key text not null,
    version integer not null,
    payload bytea,
    written timestamptz not null default now(),
    primary key (service, type, n0, n1, key)
);

insert into orleansquery (querykey, querytext) values

('ReadFromStorageKey', $query$
    select payload as PayloadBinary, version as Version
    from snapshots
    where service = @ServiceId and type = @GrainTypeString and n0 = @GrainIdN0 and n1 = @GrainIdN1 and key = coalesce(cast(@GrainIdExtensionString as text), '')
$query$),

-- No row comes back where somebody else wrote in between.
('WriteToStorageKey', $query$
    with made as (
        insert into snapshots (service, type, n0, n1, key, version, payload)
        select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(cast(@GrainIdExtensionString as text), ''), 1, @PayloadBinary
        where cast(@GrainStateVersion as integer) is null
        on conflict do nothing
        returning version
    ), changed as (
        update snapshots set version = version + 1, payload = @PayloadBinary, written = now()
        where service = @ServiceId and type = @GrainTypeString and n0 = @GrainIdN0 and n1 = @GrainIdN1 and key = coalesce(cast(@GrainIdExtensionString as text), '')
            and version = cast(@GrainStateVersion as integer)
        returning version
    )
    select version as NewGrainStateVersion from made union all select version from changed
$query$),

('ClearStorageKey', $query$
    update snapshots set version = version + 1, payload = null, written = now()
    where service = @ServiceId and type = @GrainTypeString and n0 = @GrainIdN0 and n1 = @GrainIdN1 and key = coalesce(cast(@GrainIdExtensionString as text), '')
        and version = cast(@GrainStateVersion as integer)
    returning version as NewGrainStateVersion
$query$);
