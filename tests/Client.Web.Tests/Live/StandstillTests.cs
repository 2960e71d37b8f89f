using System.Net;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Hostile;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Scenarios.Live;
using CivilAffairs.Relief.Views;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

/// <summary>An event that no reader can take: every screen is told what stands still and since when, until somebody sees to it.</summary>
public sealed class StandstillTests(StandstillTests.PoisonedOffice office) : IClassFixture<StandstillTests.PoisonedOffice>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_screen_is_told_what_stands_still_and_since_when_and_that_it_goes_on_again()
    {
        using var late = new CancellationTokenSource(Patience);
        var admin = await office.AdminAsync();
        var officer = await office.AsAsync(Role.InformationOfficer, PlaceCode.Parse($"{Flood.Upper}201"));
        using var hub = await RawHub.ConnectAsync(office.Address, officer.Token);
        await hub.SendAsync(LiveFrame.Handshake());
        await hub.SendAsync(LiveFrame.Open("1", "Standstills"));
        (await NextAsync(hub, late.Token)).ShouldBeEmpty();

        var poison = await AppendUnreadableAsync(office.App.Services.GetRequiredService<IJournal>());

        IReadOnlyList<Standstill> told;
        var consumers = (await admin.GetAsync("/api/consumers")).Json.EnumerateArray().Select(one => one.GetProperty("name").GetString()!).ToList();
        do told = await NextAsync(hub, late.Token);
        while (told.Count < consumers.Count);
        told.Select(one => one.Consumer).ShouldBe(consumers, ignoreOrder: true);
        told.ShouldAllBe(one => one.At == poison && one.Since <= TimeProvider.System.GetUtcNow());
        told.Single(one => one.Consumer == "stock").Views.ShouldContain("ledger");
        told.Where(one => one.IsProcess).ShouldAllBe(one => one.Views.Count == 0);
        told.SelectMany(one => one.Views).Distinct().Count().ShouldBe(told.SelectMany(one => one.Views).Count());

        // Whoever comes now is told at once.
        using var another = await RawHub.ConnectAsync(office.Address, officer.Token);
        await another.SendAsync(LiveFrame.Handshake());
        await another.SendAsync(LiveFrame.Open("1", "Standstills"));
        (await NextAsync(another, late.Token)).Count.ShouldBe(consumers.Count);

        foreach (var name in consumers) (await admin.PostAsync($"/api/consumers/{name}/skip", new { text = "演练" })).Status.ShouldBe(HttpStatusCode.NoContent, name);
        do told = await NextAsync(hub, late.Token);
        while (told.Count > 0);
    }

    private static async Task<IReadOnlyList<Standstill>> NextAsync(RawHub hub, CancellationToken late)
    {
        while (true)
        {
            switch (await hub.NextAsync(late))
            {
                case LiveFrame.Item item:
                    return item.Value.Deserialize<Standstill[]>(ReliefJson.Options)!;
                case null:
                    throw new TimeoutException("waited for the hub to tell what stands still");
            }
        }
    }

    private static async Task<JournalPosition> AppendUnreadableAsync(IJournal journal)
    {
        var stream = new StreamName(ThingKind.Disaster, Guid.NewGuid());
        var @event = new NewEvent(new(Guid.NewGuid()), 0, "test.of-the-future.1", "{}"u8.ToArray(), AccountName.System, TimeProvider.System.GetUtcNow(), JournalPosition.None);
        return (await journal.AppendAsync(new(stream, StreamVersion.None, [@event]), CancellationToken.None)).ShouldBeOfType<Verdict.Appended>().Last;
    }

    /// <summary>An office in which something goes wrong, and is logged as that.</summary>
    public sealed class PoisonedOffice : Office
    {
        protected override bool MayErr(string line) => line.Contains("test.of-the-future.1", StringComparison.Ordinal);
    }
}
