using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;

namespace CivilAffairs.Relief.Views.Bench;

/// <summary>Reads the whole journal of a folder into fresh views.</summary>
internal static class Rebuild
{
    public static JournalSecrets Secrets { get; } = new(new byte[JournalSecrets.KeyLength]);

    public static async Task RunAsync(string folder)
    {
        await using var journal = SqliteJournal.Open(Path.Combine(folder, "journal.db"), Secrets);
        var head = await journal.HeadAsync(CancellationToken.None);
        var reading = Clock.Start();
        var reader = new EventReader(journal, EventCodec.Relief);
        for (var after = JournalPosition.None; after < head;) after = (await reader.ReadAsync(after, 1000, CancellationToken.None))[^1].Position;
        Console.WriteLine($"reading alone: {reading.Of(head.Value, "events")}");

        // The first time much of the work is the compiler's; the second time is what a large journal sees.
        await OnceAsync(journal, head, folder);
        await OnceAsync(journal, head, folder);
    }

    private static async Task OnceAsync(SqliteJournal journal, JournalPosition head, string folder)
    {
        var views = Directory.CreateDirectory(Path.Combine(folder, $"rebuild-{Guid.NewGuid():N}")).FullName;
        var (clock, before) = (Clock.Start(), GC.GetTotalAllocatedBytes());
        await using var running = await RunningViews.StartAsync(journal, engine: null, views);
        await running.UntilAsync(head);
        Console.WriteLine($"rebuild: {clock.Of(head.Value, "events")}, {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)} collections, {GC.GetTotalPauseDuration().TotalSeconds:0.0} s of them");
        foreach (var projection in running.Projections.OrderByDescending(projection => projection.Spent)) Console.WriteLine($"  {projection.Name}: {projection.Spent.TotalSeconds:0.00} s, {projection.Allocated / head.Value} bytes made an event");
        Console.WriteLine($"  in all {(GC.GetTotalAllocatedBytes() - before) / head.Value} bytes made an event, {GC.GetTotalMemory(forceFullCollection: true) / 1_000_000} MB kept");
    }
}
