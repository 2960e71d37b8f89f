-- Who is in a cluster of nodes. The nodes' Orleans asks the database nothing but the texts in orleansquery, by these keys, parameters and names of columns;
-- the tables behind them are ours.

create table orleansquery (
    querykey text primary key,
    querytext text not null
);

-- Counted up with every change of the members, so that two who change them at once notice.
create table membership_version (
    cluster text primary key,
    version integer not null
);

create table members (
    cluster text not null references membership_version,
    address text not null,
    port integer not null,
    generation integer not null,
    silo_name text not null,
    host_name text not null,
    status integer not null,
    gateway_port integer not null,
    suspected text,
    started timestamptz not null,
    alive timestamptz not null,
    primary key (cluster, address, port, generation)
);

insert into orleansquery (querykey, querytext) values

('InsertMembershipVersionKey', $query$
    with made as (
        insert into membership_version (cluster, version) values (@DeploymentId, 0) on conflict (cluster) do nothing returning 1
    )
    select count(*)::integer from made
$query$),

('InsertMembershipKey', $query$
    with turn as (
        update membership_version set version = version + 1
        where cluster = @DeploymentId and version = @Version
            and not exists (
                select 1 from members where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
        returning cluster
    ), made as (
        insert into members (cluster, address, port, generation, silo_name, host_name, status, gateway_port, started, alive)
        select cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from turn
        returning 1
    )
    select count(*)::integer from made
$query$),

('UpdateMembershipKey', $query$
    with turn as (
        update membership_version set version = version + 1
        where cluster = @DeploymentId and version = @Version
            and exists (
                select 1 from members where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
        returning cluster
    ), changed as (
        update members set status = @Status, suspected = @SuspectTimes, alive = @IAmAliveTime
        from turn
        where members.cluster = turn.cluster and address = @Address and port = @Port and generation = @Generation
        returning 1
    )
    select count(*)::integer from changed
$query$),

('UpdateIAmAlivetimeKey', $query$
    update members set alive = @IAmAliveTime
    where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$query$),

('MembershipReadRowKey', $query$
    select v.version as Version, m.address as Address, m.port as Port, m.generation as Generation, m.silo_name as SiloName, m.host_name as HostName,
        m.status as Status, m.gateway_port as ProxyPort, m.suspected as SuspectTimes, m.started as StartTime, m.alive as IAmAliveTime
    from membership_version v
    left join members m on m.cluster = v.cluster and m.address = @Address and m.port = @Port and m.generation = @Generation
    where v.cluster = @DeploymentId
$query$),

('MembershipReadAllKey', $query$
    select v.version as Version, m.address as Address, m.port as Port, m.generation as Generation, m.silo_name as SiloName, m.host_name as HostName,
        m.status as Status, m.gateway_port as ProxyPort, m.suspected as SuspectTimes, m.started as StartTime, m.alive as IAmAliveTime
    from membership_version v
    left join members m on m.cluster = v.cluster
    where v.cluster = @DeploymentId
$query$),

('GatewaysQueryKey', $query$
    select address as Address, gateway_port as ProxyPort, generation as Generation
    from members where cluster = @DeploymentId and status = @Status and gateway_port > 0
$query$),

-- 6 is a member that was declared dead.
('CleanupDefunctSiloEntriesKey', $query$
    delete from members where cluster = @DeploymentId and status = 6 and alive < @IAmAliveTime
$query$),

('DeleteMembershipTableEntriesKey', $query$
    with gone as (delete from members where cluster = @DeploymentId)
    delete from membership_version where cluster = @DeploymentId
$query$);
