using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

public abstract partial class JournalContract
{
    [ContractFact]
    public async Task An_empty_journal_has_no_head_and_no_events()
    {
        Assert.Equal(JournalPosition.None, await _journal.HeadAsync(CancellationToken.None));
        Assert.Empty(await ReadAllAsync());
        Assert.Empty(await _journal.ReadStreamAsync(NewStream(), StreamVersion.None, 10, CancellationToken.None));
    }

    [ContractFact]
    public async Task An_event_is_read_back_as_it_was_written()
    {
        var stream = NewStream();
        var command = NewCommand();
        Assert.True(AccountName.TryParse("王.小明", out var actor));
        var data = Encoding.UTF8.GetBytes("""{ "b": "\u0000 引号\"", "a": 1.50 }""");
        var at = Noon.AddTicks(1_234_567);
        await AcceptAsync(Request(NewStream(), 0));
        await AcceptAsync(new(stream, StreamVersion.None, [new(command, 0, "household.registered.1", data, actor, at, new(1))]));

        var read = Assert.Single(await _journal.ReadStreamAsync(stream, StreamVersion.None, 10, CancellationToken.None));
        Assert.Equal(new(2), read.Position);
        Assert.Equal(stream, read.Stream);
        Assert.Equal(new(1), read.Version);
        Assert.Equal("household.registered.1", read.Type);
        Assert.Equal(data, read.Data.ToArray());
        Assert.Equal(command, read.Command);
        Assert.Equal(0, read.Ordinal);
        Assert.Equal(new(1), read.Cause);
        Assert.Equal(actor, read.Actor);
        Assert.Equal(Noon.AddTicks(1_234_560), read.At);
        Assert.Equal(TimeSpan.Zero, read.At.Offset);
        Assert.Equal(32, read.Hash.Length);
    }

    [ContractFact]
    public async Task The_verdict_tells_positions_versions_and_a_receipt_for_each_command()
    {
        var stream = NewStream();
        var (first, second) = (NewCommand(), NewCommand());
        await AcceptAsync(Request(NewStream(), 0));
        var appended = await AcceptAsync(new(stream, StreamVersion.None, [Event(first), Event(first, 1), Event(second)]));

        Assert.Equal(new(2), appended.First);
        Assert.Equal(new(4), appended.Last);
        Assert.Equal(new(3), appended.Version);
        Assert.Equal([new(first, new(3), new(2)), new(second, new(4), new(3))], appended.Receipts);
        Assert.Equal(new(4), await _journal.HeadAsync(CancellationToken.None));
    }

    [ContractFact]
    public async Task Reading_pages_on_from_where_it_stopped()
    {
        var stream = NewStream();
        for (var i = 0; i < 5; i++) await AcceptAsync(Request(stream, i));

        var page = await _journal.ReadAsync(new(2), 2, CancellationToken.None);
        Assert.Equal([3L, 4L], page.Select(e => e.Position.Value));
        var versions = await _journal.ReadStreamAsync(stream, new(3), 10, CancellationToken.None);
        Assert.Equal([4L, 5L], versions.Select(e => e.Version.Value));
    }

    [ContractFact]
    public async Task A_request_decided_on_an_old_version_is_told_the_present_one()
    {
        var stream = NewStream();
        await AcceptAsync(Request(stream, 0));
        await AcceptAsync(Request(stream, 1));

        Assert.Equal(new Verdict.VersionConflict(new(2)), await AppendAsync(Request(stream, 1)));
        Assert.Equal(new Verdict.VersionConflict(StreamVersion.None), await AppendAsync(Request(NewStream(), 7)));
        Assert.Equal(new(2), await _journal.HeadAsync(CancellationToken.None));
    }

    [ContractFact]
    public async Task A_stale_request_does_not_fail_its_neighbours()
    {
        var (one, two, stale) = (NewStream(), NewStream(), NewStream());
        var verdicts = await TogetherAsync(Request(one, 0), Request(stale, 3), Request(one, 1), Request(two, 0));

        Assert.IsType<Verdict.Appended>(verdicts[0]);
        Assert.Equal(new Verdict.VersionConflict(StreamVersion.None), verdicts[1]);
        Assert.Equal(new(2), Assert.IsType<Verdict.Appended>(verdicts[2]).Version);
        Assert.IsType<Verdict.Appended>(verdicts[3]);
        Assert.Equal(Enumerable.Range(1, 4).Select(i => (long)i), (await ReadAllAsync()).Select(e => e.Position.Value));
    }

    [ContractFact]
    public async Task Of_two_requests_on_the_same_version_in_one_batch_the_first_wins()
    {
        var stream = NewStream();
        var verdicts = await TogetherAsync(Request(stream, 0), Request(stream, 0));

        Assert.IsType<Verdict.Appended>(verdicts[0]);
        Assert.Equal(new Verdict.VersionConflict(new(1)), verdicts[1]);
    }

    [ContractFact]
    public async Task What_another_process_wrote_in_between_is_seen()
    {
        var stream = NewStream();
        await AcceptAsync(Request(stream, 0));
        await using var other = await _place.OpenAsync();
        Assert.IsType<Verdict.Appended>(await other.AppendAsync(Request(stream, 1), CancellationToken.None));

        Assert.Equal(new Verdict.VersionConflict(new(2)), await AppendAsync(Request(stream, 1)));
        Assert.Equal(new(3), (await AcceptAsync(Request(stream, 2))).Version);
    }

    [ContractFact]
    public async Task Malformed_requests_are_refused_before_they_reach_the_queue()
    {
        var stream = NewStream();
        var command = NewCommand();
        AppendRequest[] malformed =
        [
            new(stream, StreamVersion.None, []),
            new(stream, StreamVersion.None, [Event(command, 1)]),
            new(stream, StreamVersion.None, [Event(command), Event(command)]),
            new(stream, StreamVersion.None, [Event(command), Event(NewCommand()), Event(command)]),
            new(stream, StreamVersion.None, [Event(command) with { Type = "" }]),
            new(stream, StreamVersion.None, [Event(command) with { Data = new byte[] { 0xff, 0xfe } }]),
            new(stream, StreamVersion.None, [Event(command) with { Data = new byte[] { (byte)'1', 0 } }]),
            Request(stream, 0) with { NewKey = new(new byte[5]) },
        ];
        foreach (var request in malformed) await Assert.ThrowsAsync<ArgumentException>(async () => await AppendAsync(request));
        Assert.Empty(await ReadAllAsync());
    }

    [ContractFact]
    public async Task A_caller_that_gives_up_while_waiting_for_its_turn_wrote_nothing()
    {
        using var impatient = new CancellationTokenSource();
        Task<Verdict> first, second;
        await using (await _place.HoldHeadAsync())
        {
            first = AppendAsync(Request(NewStream(), 0)).AsTask();
            second = _journal.AppendAsync(Request(NewStream(), 0), new(canceled: true)).AsTask();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        }

        await first.WaitAsync(Patience);
        Assert.Single(await ReadAllAsync());
    }

    [ContractFact]
    public async Task A_full_queue_makes_callers_wait_and_loses_nothing()
    {
        await using var narrow = await _place.OpenAsync(new() { QueueLength = 2, BatchRequests = 3 });
        List<Task<Verdict>> sent;
        await using (await _place.HoldHeadAsync())
        {
            sent = [.. Enumerable.Range(0, 40).Select(_ => narrow.AppendAsync(Request(NewStream(), 0), CancellationToken.None).AsTask())];
        }

        Assert.All(await Task.WhenAll(sent).WaitAsync(Patience), verdict => Assert.IsType<Verdict.Appended>(verdict));
        Assert.Equal(40, (await ReadAllAsync()).Count);
    }

    [ContractFact]
    public async Task A_journal_writes_what_is_queued_before_it_closes_and_takes_nothing_after()
    {
        var other = await _place.OpenAsync();
        Task<Verdict>[] sent;
        Task closing;
        await using (await _place.HoldHeadAsync())
        {
            sent = [.. Enumerable.Range(0, 10).Select(_ => other.AppendAsync(Request(NewStream(), 0), CancellationToken.None).AsTask())];
            closing = other.DisposeAsync().AsTask();
        }

        await closing.WaitAsync(Patience);
        Assert.All(await Task.WhenAll(sent), verdict => Assert.IsType<Verdict.Appended>(verdict));
        await Assert.ThrowsAsync<JournalException>(async () => await other.AppendAsync(Request(NewStream(), 0), CancellationToken.None));
    }
}
