using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

public abstract partial class JournalContract
{
    [ContractFact]
    public async Task The_chain_of_an_untouched_journal_is_whole()
    {
        var (one, two) = (NewStream(), NewStream());
        for (var i = 0; i < 20; i++) await AcceptAsync(Request(i % 2 == 0 ? one : two, i / 2));
        var report = await AuditAsync();

        Assert.Null(report.Broken);
        Assert.Equal(new(20), report.Last);
        Assert.Equal((await ReadAllAsync())[^1].Hash.ToArray(), report.Hash.ToArray());
    }

    [ContractFact]
    public async Task The_database_refuses_to_change_or_delete_an_event()
    {
        await AcceptAsync(Request(NewStream(), 0));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _place.TamperAsync("update events set actor = 'someone'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _place.TamperAsync("delete from events"));
    }

    [ContractFact]
    public async Task Whatever_is_changed_in_an_event_is_found_at_its_position()
    {
        await AcceptAsync(Request(NewStream(), 0));
        string[] changes =
        [
            "type = 'test.noted.2'", "data = '{\"note\":\"二\"}'", "ordinal = 7", "cause = 2", "actor = 'someone'", "stream_id = 1",
        ];
        for (var i = 0; i < changes.Length; i++) await AcceptAsync(Request(NewStream(), 0));
        await AcceptAsync(Request(NewStream(), 0));
        await _place.DropGuardsAsync();

        // The last first, so that each is the first break when it is looked for.
        for (var i = changes.Length - 1; i >= 0; i--)
        {
            await _place.TamperAsync($"update events set {changes[i]}{(changes[i] == "stream_id = 1" ? ", version = 9" : "")} where position = {i + 2}");
            Assert.Equal(new JournalPosition(i + 2), (await AuditAsync()).Broken?.Position);
        }
    }

    [ContractFact]
    public async Task A_deleted_event_leaves_a_gap_that_is_found()
    {
        for (var i = 0; i < 4; i++) await AcceptAsync(Request(NewStream(), 0));
        await _place.DropGuardsAsync();
        await _place.TamperAsync("delete from events where position = 4");
        Assert.Equal(new(4), (await AuditAsync()).Broken?.Position);
        await _place.TamperAsync("delete from events where position = 2");
        Assert.Equal(new(3), (await AuditAsync()).Broken?.Position);
    }

    [ContractFact]
    public async Task A_journal_that_lost_its_last_event_is_not_opened()
    {
        for (var i = 0; i < 3; i++) await AcceptAsync(Request(NewStream(), 0));
        await _place.DropGuardsAsync();
        await _place.TamperAsync("delete from events where position = 3");
        await Assert.ThrowsAsync<JournalException>(() => _place.OpenAsync());
    }

    [ContractFact]
    public async Task The_chain_goes_on_after_a_restart()
    {
        var stream = NewStream();
        await AcceptAsync(Request(stream, 0));
        await using (var again = await _place.OpenAsync())
        {
            Assert.IsType<Verdict.Appended>(await again.AppendAsync(Request(stream, 1), CancellationToken.None));
        }

        await AcceptAsync(Request(stream, 2));
        Assert.Null((await AuditAsync()).Broken);
        Assert.Equal([1L, 2L, 3L], (await ReadAllAsync()).Select(e => e.Position.Value));
    }

    [ContractFact]
    public async Task The_hash_of_an_event_is_the_same_for_ever_and_on_every_database()
    {
        var stream = new StreamName(ThingKind.Shelter, new Guid("0199a7a0-0000-7000-8000-000000000001"));
        var command = new CommandId(new Guid("0199a7a0-0000-7000-8000-000000000002"));
        await AcceptAsync(new(stream, StreamVersion.None, [Event(command, note: "粮食"), Event(command, 1)]));

        var hashes = (await ReadAllAsync()).Select(e => Convert.ToHexStringLower(e.Hash.Span));
        Assert.Equal(["0ded851a78f50ea40fad951c673db8ce8be10211a09a0c607a53ca4ce5e868b8", "ccee0c77322314b698664c315e0797d8f9170ccc0147653b47e62dfa0dd137c3"], hashes);
    }

    [ContractFact]
    public async Task A_journal_of_the_first_schema_is_brought_up_with_all_it_holds()
    {
        var request = Request(NewStream(), 0);
        await AcceptAsync(request);
        await AcceptAsync(Request(NewStream(), 0, NewCommand(), NewCommand()));
        var before = await ReadAllAsync();
        await _journal.DisposeAsync();
        await _place.ToFirstSchemaAsync();
        _journal = await _place.OpenAsync();

        Assert.Equal(before.Select(e => (e.Position, e.Stream, e.Version, Convert.ToHexString(e.Hash.Span))), (await ReadAllAsync()).Select(e => (e.Position, e.Stream, e.Version, Convert.ToHexString(e.Hash.Span))));
        Assert.Null((await AuditAsync()).Broken);
        Assert.IsType<Verdict.AlreadyApplied>(await AppendAsync(request));
        await AcceptAsync(Request(request.Stream, 1));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _place.TamperAsync("delete from events"));
    }

    [ContractFact]
    public async Task A_journal_of_a_later_program_is_left_alone()
    {
        await _place.TamperAsync("update schema_version set version = 99");
        await Assert.ThrowsAsync<JournalException>(() => _place.OpenAsync());
    }

    private Task<JournalAuditReport> AuditAsync() => JournalAudit.RunAsync(_journal, CancellationToken.None);
}
