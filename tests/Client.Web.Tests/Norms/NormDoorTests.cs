using System.Net;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Norms;

/// <summary>Norms and response plans that an office sets for itself.</summary>
public sealed class NormDoorTests(Office office) : IClassFixture<Office>
{
    private const string Plans = "/api/norms/thresholds";

    private static readonly PlaceCode Beside = PlaceCode.Parse("341502");

    private static DateOnly Today => ChinaTime.DateOf(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_norm_is_set_told_with_who_set_it_ended_and_withdrawn_and_all_of_it_is_written_down()
    {
        var chief = await office.AsAsync(Role.Administrator, Flood.County);
        var by = AccountName.Parse($"Administrator-{Flood.County}-");
        await DoneAsync(chief.PostAsync("/api/norms", new NewNorm(NormKind.EmergencyAid, Flood.County, "350.5", Today)));
        await DoneAsync(chief.PostAsync("/api/norms", new NewNorm(NormKind.EmergencyAid, Flood.Upper, "400", Today.AddDays(5), AtLeast: ResponseLevel.II)));
        var rows = (await TellAsync(chief)).Norms.Where(row => row.Kind == NormKind.EmergencyAid).ToList();
        rows.Select(row => (row.Amount.En, row.Place, row.AtLeast, row.InForce, row.SetBy)).ShouldBe(
        [
            ("300 yuan", PlaceCode.Country, null, new(new(2016, 1, 1), null), null),
            ("350.5 yuan", Flood.County, null, new(Today, null), by),
            ("400 yuan", Flood.Upper, ResponseLevel.II, new(Today.AddDays(5), null), by),
        ]);

        await DoneAsync(PutAsync(chief, $"/api/norms/{rows[1].Id}/end", Today.AddDays(2)));
        await DoneAsync(chief.SendAsync(HttpMethod.Delete, $"/api/norms/{rows[2].Id}"));
        (await TellAsync(chief)).Norms.Single(row => row.Id is not null).InForce.ShouldBe(new(Today, Today.AddDays(2)));
        (await chief.SendAsync(HttpMethod.Delete, $"/api/norms/{rows[2].Id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var written = JsonSerializer.Deserialize<SignInRow[]>((await chief.GetAsync("/api/sign-ins?take=500")).Text, ReliefJson.Options)!.Where(row => row.Norm is not null).Reverse().ToList();
        written.Select(row => (row.Outcome, row.By, row.Norm!.Place)).ShouldBe([(SignInOutcome.NormSet, by, Flood.County), (SignInOutcome.NormSet, by, Flood.Upper), (SignInOutcome.NormEnded, by, Flood.County), (SignInOutcome.NormWithdrawn, by, Flood.Upper)]);
        (written[0].Norm!.Was!.En, written[0].Norm!.Became!.En).ShouldBe(("300 yuan, from 2016-01-01", $"350.5 yuan, from {DayText.Of(Today)}"));
        (written[2].Norm!.Became!.Zh, written[3].Norm!.Became).ShouldBe(($"350.5 元，{DayText.Of(Today)} 至 {DayText.Of(Today.AddDays(2))}", null));
    }

    [Fact]
    public async Task A_floor_holds_as_many_as_the_norms_in_force_where_it_is_give_room_to()
    {
        var chief = await office.AsAsync(Role.Administrator, Flood.County);
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Lower);
        var address = $"/api/places/{Flood.Lower}/shelter-space?floor=100";
        (await SpaceAsync()).ShouldBe([(NormKind.ShelterSpaceLocal, "3 m²", 33), (NormKind.ShelterSpaceSphere, "3.5 m²", 28)]);
        await DoneAsync(chief.PostAsync("/api/norms", new NewNorm(NormKind.ShelterSpaceLocal, Flood.Lower, "4", Today)));
        await DoneAsync(chief.PostAsync("/api/norms", new NewNorm(NormKind.ShelterSpaceSphere, Flood.Lower, "5", Today.AddDays(1))));
        (await SpaceAsync()).ShouldBe([(NormKind.ShelterSpaceLocal, "4 m²", 25), (NormKind.ShelterSpaceSphere, "3.5 m²", 28)]);

        foreach (var wrong in new[] { "-1", "1.5", "much", "1000001" }) (await officer.GetAsync($"/api/places/{Flood.Lower}/shelter-space?floor={wrong}")).Field.ShouldBe("floor");
        foreach (var place in new[] { "341502", "999999", "seven" }) (await officer.GetAsync($"/api/places/{place}/shelter-space?floor=100")).Code.ShouldBe("not-found");

        async Task<IEnumerable<(NormKind, string, long)>> SpaceAsync() =>
            JsonSerializer.Deserialize<ShelterSpace[]>((await officer.GetAsync(address)).Text, ReliefJson.Options)!.Select(one => (one.Kind, one.Each.En, one.Persons));
    }

    [Theory]
    [InlineData("emergency-aid", "341503103", "0", 0, null, "amount")]
    [InlineData("emergency-aid", "341503103", "0.001", 0, null, "amount")]
    [InlineData("emergency-aid", "341503103", "much", 0, null, "amount")]
    [InlineData("emergency-aid", "341503103", "", 0, null, "amount")]
    [InlineData("emergency-aid", "341503103", "99999999999999", 0, null, "amount")]
    [InlineData("transitional-period", "341503103", "1.5", 0, null, "amount")]
    [InlineData("emergency-aid", "341503999", "20", 0, null, "place")]
    [InlineData("emergency-aid", "341503103", "20", -1, null, "from")]
    [InlineData("emergency-aid", "341503103", "20", 3, 2, "to")]
    public async Task A_norm_that_makes_no_sense_is_refused_with_the_field(string kind, string place, string amount, int from, int? to, string field)
    {
        var chief = await office.AsAsync(Role.Administrator, Flood.County);
        var answer = await chief.PostAsync("/api/norms", new { kind, place, amount, from = Today.AddDays(from), to = to is { } days ? Today.AddDays(days) : (DateOnly?)null });
        (answer.Status, answer.Field).ShouldBe((HttpStatusCode.Conflict, field), answer.Text);
    }

    [Fact]
    public async Task Two_that_begin_on_one_day_contradict_each_other_and_what_has_begun_is_not_withdrawn()
    {
        var chief = await office.AsAsync(Role.Administrator, Flood.County);
        var water = new NewNorm(NormKind.Water, Flood.Lower, "20", Today.AddDays(1));
        await DoneAsync(chief.PostAsync("/api/norms", water));
        var twice = await chief.PostAsync("/api/norms", water with { Amount = "25" });
        (twice.Code, twice.Field).ShouldBe(("begins-twice", "from"));
        await DoneAsync(chief.PostAsync("/api/norms", water with { AtLeast = ResponseLevel.I }));

        var id = (await TellAsync(chief)).Norms.First(row => row.Place == Flood.Lower).Id;
        (await PutAsync(chief, $"/api/norms/{id}/end", Today)).Field.ShouldBe("lastDay");
        await DoneAsync(PutAsync(chief, $"/api/norms/{id}/end", Today.AddDays(3)));
        (await PutAsync(chief, $"/api/norms/{id}/end", Today.AddDays(4))).Code.ShouldBe("ends-earlier");
        Days.CheckWithdraw(new(Today.AddDays(-1), null), Today).ShouldBeOfType<HasBegun>();
        Days.CheckEnd(new(Today.AddDays(-9), Today.AddDays(-1)), Today, Today).ShouldBeOfType<IsOver>();
        Days.CheckEnd(new(Today.AddDays(-9), null), Today.AddDays(-1), Today).ShouldBeOfType<EndsBeforeToday>();
    }

    [Fact]
    public async Task An_administrator_sets_them_for_places_within_the_area_and_nobody_sees_those_of_others()
    {
        var (chief, other) = (await office.AsAsync(Role.Administrator, Flood.County), await office.AsAsync(Role.Administrator, Beside));
        var plan = new NewPlan(Beside, Today.AddDays(40), [new(ResponseLevel.IV, DeadOrMissing: 1)]);
        (await chief.PostAsync(Plans, plan)).Code.ShouldBe("out-of-scope");
        (await chief.PostAsync(Plans, plan with { Place = PlaceCode.Country })).Code.ShouldBe("out-of-scope");
        (await chief.PostAsync("/api/norms", new NewNorm(NormKind.Water, Beside, "20", Today))).Code.ShouldBe("out-of-scope");
        (await (await office.AsAsync(Role.CommandStaff, Beside)).PostAsync(Plans, plan)).Code.ShouldBe("not-allowed");

        await DoneAsync(other.PostAsync(Plans, plan));
        var id = (await TellAsync(other)).Thresholds.Single(row => row.Place == Beside && row.InForce.From == plan.From).Id;
        (await TellAsync(chief)).Thresholds.ShouldNotContain(row => row.Place == Beside);
        (await chief.SendAsync(HttpMethod.Delete, $"{Plans}/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PutAsync(chief, $"{Plans}/{id}/end", Today.AddDays(50))).Status.ShouldBe(HttpStatusCode.NotFound);
        await DoneAsync(PutAsync(await office.AdminAsync(), $"{Plans}/{id}/end", Today.AddDays(50)));
        await DoneAsync(other.SendAsync(HttpMethod.Delete, $"{Plans}/{id}"));
    }

    public static TheoryData<PlanLevel[], string> Senseless => new()
    {
        { [], "levels" },
        { [new(ResponseLevel.IV)], "levels[0]" },
        { [new(ResponseLevel.IV, 1), new(ResponseLevel.IV, 2)], "levels[1].level" },
        { [new(ResponseLevel.IV, RoomsLost: 0)], "levels[0].roomsLost" },
        { [new(ResponseLevel.II, 10, HomesLost: 99), new(ResponseLevel.IV, 3, HomesLost: 100)], "levels[0].homesLost" },
    };

    [Theory]
    [MemberData(nameof(Senseless))]
    public async Task A_plan_that_makes_no_sense_is_refused_with_the_field(PlanLevel[] levels, string field)
    {
        var chief = await office.AsAsync(Role.Administrator, Flood.County);
        var answer = await chief.PostAsync(Plans, new NewPlan(Flood.Upper, Today, levels));
        (answer.Status, answer.Field).ShouldBe((HttpStatusCode.Conflict, field), answer.Text);
        (await chief.PostAsync(Plans, new NewPlan(Flood.Upper, Today.AddDays(-1), [new(ResponseLevel.IV, 1)]))).Field.ShouldBe("from");
        (await chief.PostAsync(Plans, new NewPlan(Flood.Upper, Today, [new(ResponseLevel.IV, 1)], Today.AddDays(-1)))).Field.ShouldBe("to");
    }

    [Fact]
    public async Task A_county_is_suggested_a_level_by_its_own_plan_from_its_day_on()
    {
        var flood = await Flood.StrikeAsync(office);
        var (chief, staff) = (await office.AsAsync(Role.Administrator, Flood.County), await flood.Staff);
        var household = await flood.RegisterAsync(Flood.Upper, persons: 3);
        var position = await flood.AdmitAsync(household, flood.UpperSchool);
        await staff.GetAsync($"/api/views/board/{flood.Disaster}?atLeast={position}");
        (await SuggestedAsync(staff, flood)).ShouldBeNull();

        // Of tomorrow, and of the county beside: neither holds here today.
        await DoneAsync((await office.AsAsync(Role.Administrator, Beside)).PostAsync(Plans, new NewPlan(Beside, Today, [new(ResponseLevel.I, RelocatedOrInNeed: 1)])));
        await DoneAsync(chief.PostAsync(Plans, new NewPlan(Flood.County, Today.AddDays(1), [new(ResponseLevel.I, RelocatedOrInNeed: 1)])));
        (await SuggestedAsync(staff, flood)).ShouldBeNull();

        await DoneAsync(chief.PostAsync(Plans, new NewPlan(Flood.County, Today, [new(ResponseLevel.III, RelocatedOrInNeed: 4), new(ResponseLevel.IV, RelocatedOrInNeed: 3)])));
        var suggested = (await SuggestedAsync(staff, flood)).ShouldNotBeNull();
        (suggested.Level, suggested.Plan).ShouldBe((ResponseLevel.IV, Flood.County));
        suggested.Because.ShouldBe([new(ResponseCriterion.RelocatedOrInNeed, 3, 3)]);

        // A slip of the finger is taken back on its first day.
        var id = (await TellAsync(chief)).Thresholds.First(row => row.Place == Flood.County && row.InForce.From == Today).Id;
        await DoneAsync(chief.SendAsync(HttpMethod.Delete, $"{Plans}/{id}"));
        (await SuggestedAsync(staff, flood)).ShouldBeNull();
    }

    private static async Task<SuggestedLevel?> SuggestedAsync(Caller caller, Flood flood) =>
        JsonSerializer.Deserialize<LevelSuggestion>((await caller.GetAsync($"/api/disasters/{flood.Disaster}/suggested-level")).Text, ReliefJson.Options)!.Suggested;

    private static async Task<NormsReply> TellAsync(Caller caller) => JsonSerializer.Deserialize<NormsReply>((await caller.GetAsync("/api/norms")).Text, ReliefJson.Options)!;

    private static Task<Answer> PutAsync(Caller caller, string path, DateOnly lastDay) => caller.SendAsync(HttpMethod.Put, path, Caller.Json(JsonSerializer.Serialize(new { lastDay }, ReliefJson.Options)));

    private static async Task DoneAsync(Task<Answer> asked)
    {
        var answer = await asked;
        answer.Status.ShouldBe(HttpStatusCode.NoContent, answer.Text);
    }
}
