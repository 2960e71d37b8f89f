using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Audit;
using CivilAffairs.Relief.Views.Tests.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Audit;

public sealed class AuditorTests : IAsyncLifetime
{
    private readonly AuditedPlace _place = new();

    public async Task InitializeAsync()
    {
        await _place.RecordAsync(Script.Sound);
        await _place.ProjectAsync();
    }

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Fact]
    public async Task A_sound_journal_with_its_views_is_clean()
    {
        var report = await _place.AuditAsync();
        Assert.True(report.IsSettled, string.Join("; ", report.Verdicts.SelectMany(verdict => verdict.First)));
        Assert.Equal(Enum.GetValues<AuditStatement>(), report.Verdicts.Select(verdict => verdict.Statement));
        Assert.True(report.Of(AuditStatement.Views).Figures["rows"] > 50);
    }

    [Fact]
    public async Task Views_in_which_a_household_was_erased_say_what_a_rebuild_without_its_names_says()
    {
        HouseholdId gone = Id.Household(3);
        await _place.RecordAsync(new(
        [
            (StreamName.Of(gone), Given.Household(Given.Village, Id.Flood, Given.Person(1, "王大山", birth: new(1980, 3, 4)), Given.Person(2, "赵小山"))),
            (StreamName.Of(gone), Given.Taken(2, Id.Flood, 1000)),
            (Script.Li, new HouseholdEvent.KeptSeparate(gone)),
        ]));
        await _place.ProjectAsync();
        await _place.RecordAsync(new([(StreamName.Of(gone), new HouseholdEvent.Erased("本人要求"))]));
        await _place.ProjectAsync();
        var report = await _place.AuditAsync();
        Assert.True(report.Of(AuditStatement.Views).Holds, string.Join("; ", report.Of(AuditStatement.Views).First));
    }

    [Fact]
    public async Task Rows_that_changed_when_there_was_one_more_who_is_erased_now_are_right_where_they_are()
    {
        // With the erased one they were a crowd for a while, and its pairs were made anew; without it they never were.
        var gone = StreamName.Of(Id.Household(30));
        await _place.RecordAsync(new([.. Enumerable.Range(10, 19).Append(30).Append(31).Select(n => (StreamName.Of(Id.Household(n)), (IEvent)Given.Household(Given.Village, Id.Flood, Given.Person(1, "不详"))))]));
        await _place.ProjectAsync();
        await _place.RecordAsync(new([(StreamName.Of(Id.Household(10)), new HouseholdEvent.MergedInto(Id.Household(11), [])), (StreamName.Of(Id.Household(11)), new HouseholdEvent.Absorbed(Id.Household(10), []))]));
        await _place.ProjectAsync();
        await _place.RecordAsync(new([(gone, new HouseholdEvent.Erased("本人要求"))]));
        await _place.ProjectAsync();
        var report = await _place.AuditAsync();
        Assert.True(report.Of(AuditStatement.Views).Holds, string.Join("; ", report.Of(AuditStatement.Views).First));
    }

    [Theory]
    [InlineData("update v_board set data = cast(replace(data, '\"persons\":3', '\"persons\":4') as blob) where key like '%'", "row-differs")]
    [InlineData("update v_shelters set place = '341503105201'", "row-differs")]
    [InlineData("delete from v_households where key like '%1'", "row-missing")]
    [InlineData("insert into v_shelters (key, position, deleted, place, disaster, depot, data) select 'ghost', position, deleted, place, disaster, depot, data from v_shelters", "row-unfounded")]
    [InlineData("update v_stock set position = position - 1", "row-differs")]
    [InlineData("update v_stock set position = position + 1", "row-differs")]
    [InlineData("update relief_consumers set position = position - 1 where name = 'board'", "behind")]
    public async Task A_row_that_a_rebuild_would_not_make_is_found(string sql, string rule)
    {
        Assert.NotEqual(0, _place.Tamper("views.db", sql));
        var report = await _place.AuditAsync(TimeSpan.FromMilliseconds(100));
        Assert.Contains(report.Of(AuditStatement.Views).First, violation => violation.Rule == rule);
        Assert.False(report.IsClean);
    }

    [Fact]
    public async Task A_view_that_another_build_keeps_is_not_compared_and_counted()
    {
        Assert.NotEqual(0, _place.Tamper("views.db", "update v_households set data = cast('{}' as blob)"));
        Assert.False((await _place.AuditAsync()).IsClean);
        Assert.Equal(1, _place.Tamper("views.db", "update relief_consumers set version = version + 1, position = 0 where name = 'households'"));

        // Nor waited for: whose it is tells before how far it is.
        var report = await _place.AuditAsync(patience: TimeSpan.MaxValue).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.True(report.IsClean);
        Assert.Equal(1, report.Of(AuditStatement.Views).Figures["views-of-another-build"]);
    }

    [Fact]
    public async Task A_changed_event_breaks_the_chain()
    {
        Assert.NotEqual(0, _place.Tamper("journal.db", "drop trigger events_are_never_changed; update events set data = replace(data, '10000', '90000') where type like 'depot.stock-received%'"));
        var violation = Assert.Single((await _place.AuditAsync()).Of(AuditStatement.Journal).First);
        Assert.Equal(("chain-broken", 6), (violation.Rule, violation.Position.Value));
    }
}
