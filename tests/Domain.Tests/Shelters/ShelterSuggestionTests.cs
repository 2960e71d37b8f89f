namespace CivilAffairs.Relief.Domain.Tests;

public sealed class ShelterSuggestionTests
{
    private static readonly PlaceCode Village = PlaceCode.Parse("341503103201");

    [Fact]
    public void The_nearer_one_comes_first_and_without_coordinates_the_smaller_division_is_the_nearer()
    {
        var wish = new ShelterWish(Village, null, 3, NeedStepFree: false);
        Order(wish, At("county", "341503105"), At("village", "341503103201"), At("township", "341503103")).ShouldBe(["village", "township", "county"]);
    }

    [Fact]
    public void A_measured_distance_counts_before_the_border_of_a_township()
    {
        var wish = new ShelterWish(Village, new(31.75, 116.50), 3, NeedStepFree: false);
        Order(wish, At("own", "341503103"), At("beyond-the-border", "341503105", new(31.76, 116.50))).ShouldBe(["beyond-the-border", "own"]);
    }

    [Fact]
    public void A_shelter_without_room_for_all_of_them_is_not_suggested() =>
        Order(new(Village, null, 5, NeedStepFree: false), At("small", "341503103201", free: 4), At("large", "341503105", free: 5)).ShouldBe(["large"]);

    [Fact]
    public void Steps_come_last_for_those_who_cannot_climb_them()
    {
        ShelterSuggestion[] open = [At("steps", "341503103201", stepFree: false), At("level", "341503105")];
        Order(new(Village, null, 1, NeedStepFree: true), open).ShouldBe(["level", "steps"]);
        Order(new(Village, null, 1, NeedStepFree: false), open).ShouldBe(["steps", "level"]);
    }

    [Theory]
    [InlineData("341503103201", "341503103201", PlaceTier.Village)]
    [InlineData("341503103201", "341503103", PlaceTier.Township)]
    [InlineData("341503103201", "341503105201", PlaceTier.County)]
    [InlineData("341503103201", "341504", PlaceTier.Prefecture)]
    [InlineData("341503103201", "530702", PlaceTier.Country)]
    public void Two_places_share_the_smallest_division_that_holds_both(string one, string other, PlaceTier shared) =>
        ShelterWish.Shared(PlaceCode.Parse(one), PlaceCode.Parse(other)).ShouldBe(shared);

    [Fact]
    public void A_degree_of_latitude_is_a_hundred_and_eleven_kilometres() =>
        ShelterWish.Metres(new(31, 116), new(32, 116))!.Value.ShouldBeInRange(111_000, 111_500);

    private static IEnumerable<string> Order(ShelterWish wish, params ShelterSuggestion[] open) =>
        wish.Choose(open.Select(shelter => shelter with { Shared = ShelterWish.Shared(wish.Home, shelter.Place), Metres = shelter.Metres is null ? null : ShelterWish.Metres(wish.Location, new(31.76, 116.50)) })).Select(shelter => shelter.Name);

    private static ShelterSuggestion At(string name, string place, GeoPoint? location = null, int free = 50, bool stepFree = true) =>
        new(new(Guid.NewGuid()), name, PlaceCode.Parse(place), "路1号", free, stepFree, default, location is null ? null : 0);
}
