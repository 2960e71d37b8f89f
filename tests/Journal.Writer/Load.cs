using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Writer;

/// <summary>
/// Callers that append to shared streams as entities would: a conflict or an unknown outcome sends the same command again until the journal tells its receipt.
/// </summary>
/// <param name="streams">How many streams they share, also with other processes.</param>
/// <param name="acknowledged">Told of every receipt, from many threads.</param>
public sealed class Load(IJournal journal, int streams, Action<StreamName, Receipt> acknowledged)
{
    /// <summary>The nth of the shared streams.</summary>
    public static StreamName Stream(int number)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(BitConverter.GetBytes(number), hash);
        return new(ThingKind.Depot, new Guid(hash[..16]));
    }

    /// <param name="requests">Of each caller; negative for no end.</param>
    public Task RunAsync(int callers, int requests, int seed, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(new Random(HashCode.Combine(seed, caller)), requests, cancellationToken), CancellationToken.None)));

    private async Task CallAsync(Random random, int requests, CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 0; i != requests; i++) await SendAsync(Stream(random.Next(streams)), random.Next(1, 4), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private async Task SendAsync(StreamName stream, int events, CancellationToken cancellationToken)
    {
        var command = new CommandId(Guid.NewGuid());
        var version = StreamVersion.None;
        while (true)
        {
            var batch = Enumerable.Range(0, events).Select(i => Event(command, i)).ToList();
            try
            {
                switch (await journal.AppendAsync(new(stream, version, batch), cancellationToken))
                {
                    case Verdict.Appended appended:
                        acknowledged(stream, appended.Receipts.Single());
                        return;
                    case Verdict.AlreadyApplied applied:
                        acknowledged(stream, applied.Receipts.Single());
                        return;
                    case Verdict.VersionConflict conflict:
                        version = conflict.Actual;
                        break;
                }
            }
            catch (JournalException)
            {
                // Unknown: the same command again tells. Pacing: a database that is starting has nothing to wait for but its answers.
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    private static NewEvent Event(CommandId command, int ordinal) => new(
        command,
        ordinal,
        "test.noted.1",
        Encoding.UTF8.GetBytes($$"""{"note":"粮食 {{command}} {{ordinal}}"}"""),
        AccountName.System,
        TimeProvider.System.GetUtcNow(),
        JournalPosition.None);
}
