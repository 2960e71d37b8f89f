using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

public abstract partial class JournalContract
{
    [ContractFact]
    public async Task Positions_are_contiguous_under_many_writers_in_several_processes()
    {
        const int Processes = 3;
        const int Callers = 16;
        const int Requests = 25;
        var writers = Enumerable.Range(0, Processes).Select(i => WriterProcess.Start(_place.Address, streams: 20, Callers, Requests, seed: i)).ToList();
        var acknowledged = (await Task.WhenAll(writers.Select(writer => writer.EndAsync(Patience)))).SelectMany(a => a).ToList();

        Assert.Equal(Processes * Callers * Requests, acknowledged.Count);
        await Everything.AcknowledgedIsThereOnceAsync(_journal, acknowledged);
    }

    [ContractFact]
    public async Task What_a_killed_process_acknowledged_is_there_once()
    {
        var acknowledged = new List<Acknowledged>();
        for (var round = 0; round < 3; round++)
        {
            using var writer = WriterProcess.Start(_place.Address, streams: 50, callers: 32, requests: -1, seed: round);
            await writer.FirstAsync(Patience);
            await _journal.WaitAsync(new((await _journal.HeadAsync(CancellationToken.None)).Value + 500), CancellationToken.None).WaitAsync(Patience);
            acknowledged.AddRange(await writer.KillAsync());
            await Everything.AcknowledgedIsThereOnceAsync(_journal, acknowledged);
        }

        Assert.NotEmpty(acknowledged);
        await AcceptAsync(Request(NewStream(), 0));
        await using var again = await _place.OpenAsync();
        await Everything.AcknowledgedIsThereOnceAsync(again, acknowledged);
    }
}
