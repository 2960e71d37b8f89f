using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Bench.InProcess;

/// <summary>Depots full of quilts, and a command on them that appends one event and claims nothing: one is written off.</summary>
internal sealed class Depots(IJournal journal, int count) : IAsyncDisposable
{
    private const int AtOnce = 256;

    private static readonly PlaceCode Township = PlaceCode.Parse("341503100");
    private static readonly Actor Staff = new(AccountName.Parse("staff"), Role.CommandStaff, Township);
    private static readonly Actor Keeper = new(AccountName.Parse("keeper"), Role.DepotManager, Township);
    private static readonly LotQuantity Quilt = new(new(ItemCode.Parse("quilt"), "1", null), new(1));

    private readonly InProcessEngine _engine = new(new EntityHost(journal, EventCodec.Relief, ReliefThings.All));
    private readonly StreamName[] _depots = [.. Enumerable.Range(0, count).Select(_ => StreamName.Of(new DepotId(Guid.CreateVersion7())))];

    public static NewEvent WrittenOff()
    {
        var (type, data) = EventCodec.Relief.Encode(new DepotEvent.StockWrittenOff(LossReason.Damaged, [Quilt], "soaked on the way in", "keeper"), new SubjectSeal(default, null, erased: false));
        return new(new(Guid.CreateVersion7()), 0, type, data, Keeper.Account, TimeProvider.System.GetUtcNow(), JournalPosition.None);
    }

    public Task FillAsync() => Parallel.ForEachAsync(_depots, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (depot, _) =>
    {
        await DoAsync(depot, new DepotCommand.Register("D", Township, DepotTier.Township, "-"), Staff);
        await DoAsync(depot, new DepotCommand.ReceiveStock(StockSource.Procurement, depot.ToString(), [Quilt with { Quantity = new(1_000_000_000) }]), Keeper);
    });

    public Task WriteOffAsync(int depot) => DoAsync(_depots[depot], new DepotCommand.WriteOff(LossReason.Damaged, [Quilt], "soaked on the way in", "keeper"), Keeper);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private async Task DoAsync(StreamName stream, ICommand command, Actor by)
    {
        var outcome = await _engine.ExecuteAsync(stream, command, new(new(Guid.CreateVersion7()), by, TimeProvider.System.GetUtcNow()), JournalPosition.None, CancellationToken.None);
        if (outcome is not Outcome.Accepted) throw new InvalidOperationException(outcome.ToString());
    }
}
