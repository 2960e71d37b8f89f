using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

public abstract partial class JournalContract
{
    [ContractFact]
    public async Task A_repeated_command_gets_its_first_receipt()
    {
        var stream = NewStream();
        var command = NewCommand();
        var request = new AppendRequest(stream, new(0), [Event(command), Event(command, 1)]);
        var first = await AcceptAsync(request);
        await AcceptAsync(Request(stream, 2));

        var again = Assert.IsType<Verdict.AlreadyApplied>(await AppendAsync(request));
        Assert.Equal(first.Receipts, again.Receipts);
        var fresh = Assert.IsType<Verdict.AlreadyApplied>(await AppendAsync(request with { Expected = new(3) }));
        Assert.Equal(first.Receipts, fresh.Receipts);
        Assert.Equal(3, (await ReadAllAsync()).Count);
    }

    [ContractFact]
    public async Task A_repeat_within_the_same_batch_is_written_once()
    {
        var stream = NewStream();
        var request = Request(stream, 0);
        var verdicts = await TogetherAsync(request, Request(NewStream(), 0), request, request with { Expected = new(1) });

        var first = Assert.IsType<Verdict.Appended>(verdicts[0]);
        Assert.IsType<Verdict.Appended>(verdicts[1]);
        Assert.Equal(first.Receipts, Assert.IsType<Verdict.AlreadyApplied>(verdicts[2]).Receipts);
        Assert.Equal(first.Receipts, Assert.IsType<Verdict.AlreadyApplied>(verdicts[3]).Receipts);
        Assert.Single(await _journal.ReadStreamAsync(stream, new(0), 10, CancellationToken.None));
    }

    [ContractFact]
    public async Task A_request_with_one_command_recorded_before_writes_none_of_them()
    {
        var stream = NewStream();
        var (old, young) = (NewCommand(), NewCommand());
        var first = await AcceptAsync(Request(stream, 0, old));

        var verdict = Assert.IsType<Verdict.AlreadyApplied>(await AppendAsync(Request(stream, 1, young, old)));
        Assert.Equal(first.Receipts, verdict.Receipts);
        Assert.Equal(new(2), (await AcceptAsync(Request(stream, 1, young))).Version);
    }

    [ContractFact]
    public async Task The_same_command_may_change_two_things()
    {
        var command = NewCommand();
        await AcceptAsync(Request(NewStream(), 0, command));
        await AcceptAsync(Request(NewStream(), 0, command));
    }

    [ContractFact]
    public async Task A_refused_command_is_not_remembered()
    {
        var stream = NewStream();
        var command = NewCommand();
        await AppendAsync(Request(stream, 4, command));
        await AcceptAsync(Request(stream, 0, command));
    }

    [ContractFact]
    public async Task Receipts_are_found_for_the_commands_that_were_recorded()
    {
        var stream = NewStream();
        var (one, two) = (NewCommand(), NewCommand());
        var appended = await AcceptAsync(new(stream, new(0), [Event(one), Event(one, 1), Event(two)]));

        var found = await _journal.FindReceiptsAsync(stream, [two, NewCommand(), one], CancellationToken.None);
        Assert.Equal(appended.Receipts.OrderBy(r => r.Position), found.OrderBy(r => r.Position));
        Assert.Empty(await _journal.FindReceiptsAsync(NewStream(), [one], CancellationToken.None));
    }
}
