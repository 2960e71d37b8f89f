using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

/// <summary>Hundreds of real connections to a real server, cut in every way that a connection is lost, while people work.</summary>
public sealed class ManyScreensTests(ManyScreensTests.Crowded office, ITestOutputHelper output) : IClassFixture<ManyScreensTests.Crowded>
{
    private static readonly string[] Views = ["households", "shelters", "residents", "stock", "disasters", "board", "evacuations", "handouts", "ticker", "depots"];

    private static int Screens => LongRun.Or(300, 900);

    private static int Rounds => LongRun.Or(15, 300);

    [Fact]
    public async Task Screens_cut_at_random_each_end_with_the_rows_of_their_place_and_never_get_another()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var flood = await Flood.StrikeAsync(office, beds: LongRun.Or(200, 5_000));
        var tables = office.App.Services.GetRequiredService<ViewTables>();
        (Task<Caller> Caller, PlaceCode Scope, object? Filter)[] seats =
        [
            (flood.Staff, Flood.County, null),
            (flood.UpperOfficer, Flood.Upper, null),
            (flood.LowerOfficer, Flood.Lower, null),
            (flood.Staff, Flood.Upper, new { place = Flood.Upper.ToString() }),
            (office.AsAsync(Role.InformationOfficer, PlaceCode.Parse($"{Flood.Upper}201")), PlaceCode.Parse($"{Flood.Upper}201"), null),
            (office.AsAsync(Role.TownshipOfficer, PlaceCode.Parse("530702")), PlaceCode.Parse("530702"), null),
        ];
        var screens = new List<Screen>();
        for (var i = 0; i < Screens; i++)
        {
            var (table, (caller, scope, filter)) = (tables.Find(Views[i % Views.Length])!, seats[i / Views.Length % seats.Length]);
            screens.Add(new(office, await caller, table.Name, filter, new FrailLine())
            {
                Taken = row => Scopes.IsSeen(table, row, scope).ShouldBeTrue($"seed {seed}: {scope} got a row of {table.Name}: {row}"),
            });
        }

        using var over = new CancellationTokenSource();
        var watching = screens.Select(screen => Task.Run(() => screen.WatchAsync(over.Token))).ToArray();
        var cuts = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => WorkAsync(flood, new Random(seed + worker), CutSome)));

        var last = await flood.HandOutAsync(await flood.RegisterAsync(Flood.Upper), flood.UpperPoint);
        await over.CancelAsync();
        foreach (var screen in screens) screen.Break();
        await Task.WhenAll(watching);

        foreach (var view in Views) (await (await flood.Staff).GetAsync($"/api/views/{view}?take=1&atLeast={last}")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await Parallel.ForEachAsync(screens, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (screen, _) => await screen.CatchUpAsync(last));
        foreach (var same in screens.GroupBy(screen => (screen.View, screen.Caller, screen.Filter is null)))
        {
            var narrowed = same.Key.Item3 ? string.Empty : $"&place={Flood.Upper}";
            var list = await same.Key.Caller.RowsAsync(same.Key.View, $"atLeast={last}{narrowed}");
            foreach (var screen in same) screen.ShouldEqual(list);
        }

        output.WriteLine($"screens {screens.Count}, cuts {cuts}, resyncs {screens.Sum(screen => screen.Resyncs)}, rows {screens.Sum(screen => screen.Came.Count)}");
        foreach (var screen in screens) await screen.DisposeAsync();
        office.Errors.ShouldBeEmpty();

        void CutSome(Random dice)
        {
            for (var i = 0; i < Screens / 20; i++)
            {
                screens[dice.Next(screens.Count)].Break((Cut)dice.Next(5), dice);
                Interlocked.Increment(ref cuts);
            }
        }
    }

    /// <summary>What people do meanwhile, and now and then an operator who has a view built anew.</summary>
    private async Task WorkAsync(Flood flood, Random dice, Action<Random> cutSome)
    {
        var (staff, admin) = (await flood.Staff, await office.AdminAsync());
        for (var i = 0; i < Rounds; i++)
        {
            var upper = dice.Next(2) == 0;
            var household = await flood.RegisterAsync(upper ? Flood.Upper : Flood.Lower, dice.Next(1, 4));
            cutSome(dice);
            if (dice.Next(2) == 0) await flood.AdmitAsync(household, dice.Next(2) == 0 ? flood.UpperSchool : flood.LowerSchool);
            cutSome(dice);
            if (dice.Next(2) == 0) await flood.HandOutAsync(household, dice.Next(2) == 0 ? flood.UpperPoint : flood.LowerPoint);
            cutSome(dice);
            if (dice.Next(4) == 0) await staff.DoAsync($"/api/households/{household}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{(upper ? Flood.Lower : Flood.Upper)}201"), "二组"));
            if (dice.Next(10) == 0) await admin.PostAsync("/api/consumers/shelters/reset", new { text = "试验" });
        }
    }

    /// <summary>An office that takes as many requests as come.</summary>
    public class Crowded : Office
    {
        protected override Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal) { ["Relief:Rates:PerAddress"] = "100000", ["Relief:Rates:PerAccount"] = "100000" };
    }
}
