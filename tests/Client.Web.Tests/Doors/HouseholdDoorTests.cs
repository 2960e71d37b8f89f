using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class HouseholdDoorTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task The_nearest_open_shelter_with_room_for_all_is_suggested_first_and_the_one_they_are_in_not_at_all()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper, persons: 3);
        var officer = await flood.UpperOfficer;
        var staff = await flood.Staff;
        var position = await staff.DoAsync($"/api/shelters/{flood.LowerSchool}/change-capacity", new ShelterCommand.ChangeCapacity(300, "加床"));
        await staff.GetAsync($"/api/views/shelters?atLeast={position}");
        var suggested = (await officer.GetAsync($"/api/households/{household}/shelter-suggestions?disaster={flood.Disaster}")).Json;
        suggested.GetProperty("persons").GetInt32().ShouldBe(3);
        suggested.GetProperty("needStepFree").GetBoolean().ShouldBeFalse();
        suggested.GetProperty("shelters").EnumerateArray().Select(shelter => shelter.GetProperty("shelter").GetString()).ShouldBe([flood.UpperSchool.ToString(), flood.LowerSchool.ToString()]);
        suggested.GetProperty("shelters")[0].GetProperty("shared").GetString().ShouldBe("township");

        await flood.AdmitAsync(household, flood.UpperSchool);
        var next = (await officer.GetAsync($"/api/households/{household}/shelter-suggestions?disaster={flood.Disaster}&members=1,2")).Json;
        next.GetProperty("persons").GetInt32().ShouldBe(2);
        next.GetProperty("shelters").EnumerateArray().Select(shelter => shelter.GetProperty("shelter").GetString()).ShouldBe([flood.LowerSchool.ToString()]);
    }

    [Fact]
    public async Task Of_a_household_out_of_ones_place_nothing_is_told()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        (await (await flood.LowerOfficer).GetAsync($"/api/households/{household}/shelter-suggestions?disaster={flood.Disaster}")).Code.ShouldBe("not-found");
        (await (await flood.UpperOfficer).GetAsync($"/api/households/{household}/shelter-suggestions")).Field.ShouldBe("disaster");
    }
}
