using System.Globalization;
using CivilAffairs.Relief.Bench.Measuring;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios;

namespace CivilAffairs.Relief.Bench.OverHttp;

/// <summary>Durable commands of one event each through the front door: signed in, in JSON, on 64 connections, with views and processes at work.</summary>
internal static class SingleAppends
{
    private const int Connections = 64;
    private const int Things = 2_000;

    private static readonly PlaceCode County = PlaceCode.Parse("341503");
    private static readonly Officer Staff = new(AccountName.Parse("staff"), "Staff", Role.CommandStaff, County);
    private static readonly Officer Keeper = new(AccountName.Parse("keeper"), "Keeper", Role.DepotManager, County);
    private static readonly LotQuantity Quilt = new(new(ItemCode.Parse("quilt"), "1", null), new(1));

    public static async Task<Measured> RunAsync(TimeSpan time)
    {
        await using var office = await Office.StartAsync(Connections);
        await office.AddAsync(Staff);
        await office.AddAsync(Keeper);
        var depots = Enumerable.Range(0, Things).Select(_ => StreamName.Of(new DepotId(Guid.CreateVersion7()))).ToArray();
        await Parallel.ForEachAsync(depots, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (depot, _) =>
        {
            await office.DoAsync(Staff, depot, new DepotCommand.Register("D", County, DepotTier.Township, "-"));
            await office.DoAsync(Keeper, depot, new DepotCommand.ReceiveStock(StockSource.Procurement, depot.ToString(), [Quilt with { Quantity = new(1_000_000_000) }]));
        });

        var measured = await Load.RunAsync(Connections, time, (caller, i) => office.DoAsync(Keeper, depots[(caller + (i * Connections)) % Things], new DepotCommand.WriteOff(LossReason.Damaged, [Quilt], "soaked on the way in", "keeper")), () => office.Cost.Processor);
        Console.WriteLine($"HTTP, {Connections} connections, {Things:#,0} depots            {measured}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  server: {office.Cost.Resident >> 20} MB resident"));
        return measured;
    }
}
