using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Testing;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Bench.Views;

/// <summary>Reads the whole journal of a folder into fresh views.</summary>
internal static class Rebuild
{
    public static byte[] MasterKey { get; } = new byte[JournalSecrets.KeyLength];

    public static JournalSecrets Secrets { get; } = new(MasterKey);

    /// <param name="postgres">An empty database for the views; null for a file in the folder.</param>
    public static async Task RunAsync(string folder, string? postgres)
    {
        await using var journal = SqliteJournal.Open(Path.Combine(folder, "journal.db"), Secrets);
        var head = await journal.HeadAsync(CancellationToken.None);
        var reading = Clock.Start();
        var reader = new EventReader(journal, EventCodec.Relief);
        for (var after = JournalPosition.None; after < head;) after = (await reader.ReadAsync(after, 1000, CancellationToken.None))[^1].Position;
        Console.WriteLine($"reading alone: {reading.Of(head.Value, "events")}");

        // The first time much of the work is the compiler's; from the second on it is what a large journal sees.
        for (int i = 0; i < 3; i++)
        {
            using var scratch = new TempFolder();
            await OnceAsync(journal, head, postgres is null ? new SqliteViewDatabase(scratch.File("views.db")) : new PostgresViewDatabase(postgres), counts: i > 0);
        }
    }

    private static async Task OnceAsync(SqliteJournal journal, JournalPosition head, ViewDatabase database, bool counts)
    {
        await using var running = await RunningViews.StartAsync(journal, engine: null, database);
        if (database is PostgresViewDatabase) await running.BeginAgainAsync();
        var (clock, collections, pause, bytes) = (Clock.Start(), GC.CollectionCount(0), GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());
        await running.UntilAsync(head);
        if (!counts) return;
        Console.WriteLine($"rebuild: {clock.Of(head.Value, "events")}, {GC.CollectionCount(0) - collections} collections of {(GC.GetTotalPauseDuration() - pause).TotalSeconds:0.0} s, {(GC.GetTotalAllocatedBytes() - bytes) / head.Value} bytes made an event");
        foreach (var projection in running.Projections.OrderByDescending(projection => projection.Spent)) Console.WriteLine($"  {projection.Name}: {projection.Spent.TotalSeconds:0.00} s, {projection.Allocated / head.Value} bytes made an event");
    }
}
