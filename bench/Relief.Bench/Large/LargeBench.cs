using System.Diagnostics;
using System.Globalization;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Bench.Views;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;

namespace CivilAffairs.Relief.Bench.Large;

/// <summary>A journal of a large disaster: how soon a program that starts on it serves, how fast its views are rebuilt, what its households take in memory.</summary>
internal static class LargeBench
{
    private const int Resident = 40_000;
    private const int EventsOfHousehold = 7;

    public static async Task RunAsync(int events)
    {
        await using var flood = await BenchFlood.StartAsync(events / EventsOfHousehold);
        await flood.OperateAsync();
        await flood.CloseAsync();
        await ViewsBench.ItselfAsync("rebuild", flood.Folder);
        await ViewsBench.ItselfAsync("resident", flood.Folder);
        var start = Stopwatch.GetTimestamp();
        await using var office = await Office.StartAsync(1, folder: flood.Folder);
        using var board = await office.Client.GetAsync(Office.Administrator, "/api/views/board", CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from start to the first board served: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s (aim under 10 s), {office.Cost.Resident >> 20} MB"));
    }

    /// <summary>Holds households in memory as the engine does.</summary>
    public static async Task ResideAsync(string folder)
    {
        await using var journal = SqliteJournal.Open(Path.Combine(folder, "journal.db"), Rebuild.Secrets);
        await using var engine = new InProcessEngine(new EntityHost(journal, EventCodec.Relief, ReliefThings.All));
        var households = new HashSet<StreamName>();
        for (var after = JournalPosition.None; households.Count < Resident;)
        {
            var page = await journal.ReadAsync(after, 1000, CancellationToken.None);
            if (page.Count == 0) break;
            households.UnionWith(page.Select(recorded => recorded.Stream).Where(stream => stream.Kind == ThingKind.Household).Take(Resident - households.Count));
            after = page[^1].Position;
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForEachAsync(households, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (household, _) => await engine.ReadAsync<HouseholdState>(household, CancellationToken.None));
        var full = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{households.Count:#,0} households resident: {(full - before) >> 20} MB of heap, {Environment.WorkingSet >> 20} MB the whole process (aim under 500 MB)"));
    }
}
