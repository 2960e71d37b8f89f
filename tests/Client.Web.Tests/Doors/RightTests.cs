using System.Net;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class RightTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_point_is_told_what_a_family_may_get_and_then_where_it_got_it()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper, persons: 3);
        var path = $"/api/households/{household}/rights?disaster={flood.Disaster}";
        var before = (await (await flood.Keeper).GetAsync(path)).Json;
        before.GetProperty("reliefGoesOn").GetBoolean().ShouldBeTrue();
        before.GetProperty("receivers").GetArrayLength().ShouldBe(3);
        before.GetProperty("rights")[0].GetProperty("quantity").GetInt64().ShouldBe(15_000);

        var position = await flood.HandOutAsync(household, flood.UpperPoint);
        await (await flood.Keeper).GetAsync($"/api/views/depots/{flood.UpperPoint}?atLeast={position}");
        var after = (await (await flood.Keeper).GetAsync(path)).Json.GetProperty("rights")[0];
        after.GetProperty("quantity").GetInt64().ShouldBe(0);
        after.GetProperty("given").GetProperty("depotName").GetString().ShouldBe("发放点");
    }

    [Fact]
    public async Task Whoever_hands_out_is_told_of_a_family_from_elsewhere_and_others_are_not()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        var path = $"/api/households/{household}/rights?disaster={flood.Disaster}";
        var told = await (await flood.LowerOfficer).GetAsync(path);
        told.Status.ShouldBe(HttpStatusCode.OK);
        told.Text.ShouldNotContain("王平");
        (await (await office.AsAsync(Role.Auditor, Flood.Lower)).GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await flood.Keeper).GetAsync($"/api/households/{Guid.NewGuid()}/rights?disaster={flood.Disaster}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await flood.Keeper).GetAsync($"/api/households/{household}/rights")).Field.ShouldBe("disaster");
    }
}
