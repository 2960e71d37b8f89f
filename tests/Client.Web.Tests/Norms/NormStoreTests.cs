using System.Data.Common;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Doors;
using CivilAffairs.Relief.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CivilAffairs.Relief.Client.Web.Tests.Norms;

/// <summary>What offices set is kept the same on both databases.</summary>
public sealed class NormStoreTests
{
    private static readonly AccountName Li = AccountName.Parse("li.lei");
    private static readonly DateTimeOffset At = new(2016, 6, 30, 20, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly Day = new(2016, 7, 1);

    [Fact]
    public async Task On_a_file_what_was_set_is_told_as_it_was_and_begins_once_a_day()
    {
        using var folder = new TempFolder();
        await using var source = SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.Path, "accounts.db"), Pooling = false }.ToString());
        await KeepsAsync(source);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task On_postgresql_what_was_set_is_told_as_it_was_and_begins_once_a_day()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync()) { SearchPath = DoorSchema.Name });
        await KeepsAsync(source);
    }

    private static async Task KeepsAsync(DbDataSource source)
    {
        await DoorSchema.Accounts.PrepareAsync(source, CancellationToken.None);
        var (norms, plans) = (new NormStore(source), new PlanStore(source));
        var aid = new OwnNorm(Guid.CreateVersion7(At), new(NormKind.EmergencyAid, Flood.County, null, 35_000, new(Day, null)), Li, At);
        var grave = aid with { Id = Guid.CreateVersion7(At.AddSeconds(1)), Norm = aid.Norm with { AtLeast = ResponseLevel.II, InForce = new(Day, Day.AddDays(9)) } };
        (await norms.AddAsync(aid, CancellationToken.None)).ShouldBeTrue();
        (await norms.AddAsync(grave, CancellationToken.None)).ShouldBeTrue();
        (await norms.AddAsync(aid with { Id = Guid.NewGuid() }, CancellationToken.None)).ShouldBeFalse();
        (await norms.ListAsync(CancellationToken.None)).ShouldBe([aid, grave]);
        (await norms.FindAsync(grave.Id, CancellationToken.None)).ShouldBe(grave);

        (await norms.EndAsync(aid.Id, Day.AddDays(3), CancellationToken.None)).ShouldBeTrue();
        (await norms.WithdrawAsync(grave.Id, Li, At, CancellationToken.None)).ShouldBeTrue();
        (await norms.WithdrawAsync(grave.Id, Li, At, CancellationToken.None)).ShouldBeFalse();
        (await norms.EndAsync(Guid.NewGuid(), Day, CancellationToken.None)).ShouldBeFalse();
        (await norms.FindAsync(grave.Id, CancellationToken.None)).ShouldBeNull();
        (await norms.ListAsync(CancellationToken.None)).ShouldBe([aid with { Norm = aid.Norm with { InForce = new(Day, Day.AddDays(3)) } }]);

        // What was withdrawn makes room for another.
        (await norms.AddAsync(grave with { Id = Guid.NewGuid() }, CancellationToken.None)).ShouldBeTrue();

        var plan = new OwnPlan(Guid.CreateVersion7(At), Flood.County, new(Day, null), [new(ResponseLevel.III, DeadOrMissing: 10, HomesLost: 300), new(ResponseLevel.IV, RelocatedOrInNeed: 1_000)], Li, At);
        (await plans.AddAsync(plan, CancellationToken.None)).ShouldBeTrue();
        (await plans.AddAsync(plan with { Id = Guid.NewGuid() }, CancellationToken.None)).ShouldBeFalse();
        var kept = (await plans.ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        kept.Levels.ShouldBe(plan.Levels);
        (kept with { Levels = plan.Levels }).ShouldBe(plan);
        (await plans.FindAsync(plan.Id, CancellationToken.None)).ShouldNotBeNull().Levels.ShouldBe(plan.Levels);
        (await plans.ThresholdsAsync(CancellationToken.None)).Find(Flood.Upper, Day).Select(row => row.Level).ShouldBe([ResponseLevel.III, ResponseLevel.IV]);
        (await plans.EndAsync(plan.Id, Day, CancellationToken.None)).ShouldBeTrue();
        (await plans.ThresholdsAsync(CancellationToken.None)).Find(Flood.Upper, Day.AddDays(1)).Count.ShouldBe(4);
        (await plans.WithdrawAsync(plan.Id, Li, At, CancellationToken.None)).ShouldBeTrue();
        (await plans.ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }
}
