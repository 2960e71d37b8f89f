using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

public abstract partial class JournalContract
{
    [ContractFact]
    public async Task Waiting_ends_at_once_when_the_head_is_already_past()
    {
        await AcceptAsync(Request(NewStream(), 0));
        Assert.Equal(new(1), await _journal.WaitAsync(JournalPosition.None, CancellationToken.None).WaitAsync(Patience));
    }

    [ContractFact]
    public async Task Waiting_ends_when_this_process_writes()
    {
        var waiting = _journal.WaitAsync(JournalPosition.None, CancellationToken.None);
        await AcceptAsync(Request(NewStream(), 0));
        Assert.Equal(new(1), await waiting.WaitAsync(Patience));
    }

    [ContractFact]
    public async Task Waiting_ends_when_another_process_writes()
    {
        var waiting = _journal.WaitAsync(JournalPosition.None, CancellationToken.None);
        var acknowledged = await WriterProcess.Start(_place.Address, streams: 1, callers: 1, requests: 1, seed: 1).EndAsync(Patience);
        Assert.Single(acknowledged);
        Assert.True(await waiting.WaitAsync(Patience) > JournalPosition.None);
    }

    [ContractFact]
    public async Task Waiting_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _journal.WaitAsync(JournalPosition.None, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }
}
