using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class ShelterViewTests
{
    private readonly Story _story = new(new SheltersProjection());

    private ShelterRow School => _story.Rows.The(ShelterRow.Table, Id.School);

    [Fact]
    public async Task A_shelter_shows_who_is_in_and_who_is_expected()
    {
        await OpenAsync();
        await ReserveAsync(1, 1, 1, 2);
        Assert.True(School is { Present: 0, Reserved: 2, Free: 98, Stage: ShelterStage.Open });
        await AdmitAsync(1, 1, 1, 2);
        Assert.True(School is { Present: 2, Reserved: 0, Free: 98, Households: 1 });
        await _story.Tell(Id.School, new ShelterEvent.OverflowAuthorised(10, "雨大"), new ShelterEvent.CapacityChanged(50, "漏水"));
        Assert.True(School is { Free: 58 });
    }

    [Fact]
    public async Task Released_places_are_free_again_and_released_only_once()
    {
        await OpenAsync();
        await ReserveAsync(1, 1, 1, 2);
        var released = new ShelterEvent.PlacesReleased(Id.Movement(1), Id.Household(1), Given.Numbers(1, 2));
        await _story.Tell(Id.School, released, released);
        Assert.True(School is { Reserved: 0, Free: 100 });
    }

    [Fact]
    public async Task Who_is_on_the_way_is_named_until_they_come_or_are_given_up()
    {
        await OpenAsync();
        var until = _story.At.AddHours(1);
        await ReserveAsync(1, 1, 1);
        await ReserveAsync(2, 1, 2);
        var expected = _story.Rows.The(ExpectedRow.Table, Id.Movement(1));
        Assert.Equal("王一", expected.HeadName);
        Assert.Equal(["王一"], expected.Members.Select(member => member.Name));
        Assert.Equal(until, expected.ExpiresAt);
        await _story.Tell(Id.Household(1), new HouseholdEvent.MemberCorrected(Given.Person(2, "王小妹"), "错字"));
        Assert.Equal("王小妹", _story.Rows.The(ExpectedRow.Table, Id.Movement(2)).Members[0].Name);
        await AdmitAsync(1, 1, 1);
        Assert.Single(_story.Rows.All(ExpectedRow.Table));
        await _story.Tell(Id.Household(1), new HouseholdEvent.Erased("申请"));
        Assert.Null(_story.Rows.The(ExpectedRow.Table, Id.Movement(2)).Members[0].Name);
        await _story.Tell(Id.School, new ShelterEvent.PlacesReleased(Id.Movement(2), Id.Household(1), Given.Numbers(2)));
        Assert.Empty(_story.Rows.All(ExpectedRow.Table));
    }

    [Fact]
    public async Task The_register_has_names_and_follows_the_household()
    {
        await OpenAsync();
        await ReserveAsync(1, 1, 1, 2);
        await AdmitAsync(1, 1, 1, 2);
        Assert.Equal(["王一", "王丁"], Register().Members.Select(member => member.Name).Order(StringComparer.Ordinal));
        await _story.Tell(Id.Household(1), new HouseholdEvent.MemberCorrected(Given.Person(2, "王小妹"), "错字"));
        Assert.Equal("王小妹", Register().Members[1].Name);
        await _story.Tell(Id.Household(1), new HouseholdEvent.Erased("申请"));
        Assert.Null(Register().HeadName);
        Assert.All(Register().Members, member => Assert.Null(member.Name));
        Assert.DoesNotContain("王", string.Concat(_story.Rows.Lines.Where(line => !line.StartsWith("shelters ", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_is_taken_off_the_register()
    {
        await OpenAsync();
        await ReserveAsync(1, 1, 1, 2);
        await AdmitAsync(1, 1, 1, 2);
        await LeaveAsync(2, 1, 1);
        Assert.True(School is { Present: 1, Households: 1 });
        await LeaveAsync(3, 1, 2);
        Assert.True(School is { Present: 0, Households: 0, Free: 100 });
        Assert.Empty(_story.Rows.All(ResidentsRow.Table));
    }

    [Fact]
    public async Task A_departure_that_overtook_the_arrival_leaves_nobody_behind()
    {
        await OpenAsync();
        await ReserveAsync(1, 1, 1, 2);
        await _story.Tell(Id.School, new ShelterEvent.HouseholdAdmitted(Id.Movement(1), Id.Flood, Id.Household(1), Given.Numbers(1, 2), SeenLeaving: true));
        await LeaveAsync(2, 1, 1, 2);
        Assert.True(School is { Present: 0, Reserved: 0, Free: 100, Households: 0 });
    }

    private ResidentsRow Register() => _story.Rows.The(ResidentsRow.Table, $"{Id.School}/{Id.Household(1)}");

    private async Task OpenAsync()
    {
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, Given.Person(1, "王一"), Given.Person(2, "王丁")));
        await _story.Tell(Id.School, Given.Shelter(), new ShelterEvent.Opened(Id.Flood));
    }

    private Task ReserveAsync(int movement, int household, params int[] members) =>
        _story.Tell(Id.School, new ShelterEvent.PlacesReserved(Id.Movement(movement), Id.Flood, Id.Household(household), Given.Numbers(members), _story.At.AddHours(1)));

    private Task AdmitAsync(int movement, int household, params int[] members) =>
        _story.Tell(Id.School, new ShelterEvent.HouseholdAdmitted(Id.Movement(movement), Id.Flood, Id.Household(household), Given.Numbers(members)));

    private Task LeaveAsync(int movement, int household, params int[] members) =>
        _story.Tell(Id.School, new ShelterEvent.HouseholdDischarged(Id.Movement(movement), Id.Household(household), Given.Numbers(members), Given.Home));
}
