using System.Net;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class HouseholdSearchTests(Office office) : IClassFixture<Office>, IAsyncLifetime
{
    private static readonly ResidentId Id = ResidentId.Parse("11010519491231002X");

    private readonly HouseholdId _wanted = new(Guid.NewGuid());
    private readonly HouseholdId _other = new(Guid.NewGuid());
    private readonly string _name = $"王{(char)('一' + Random.Shared.Next(5000))}{(char)('一' + Random.Shared.Next(5000))}";
    private readonly string _phone = $"138{Random.Shared.Next(10_000_000, 99_999_999)}";
    private Caller _officer = null!;
    private long _last;

    public async Task InitializeAsync()
    {
        _officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var head = await office.App.Services.GetRequiredService<IJournal>().HeadAsync(CancellationToken.None);
        if ((await _officer.RowsAsync("households", $"search={Id}&atLeast={head}")).Keys.FirstOrDefault() is { } former)
        {
            await _officer.DoAsync($"/api/households/{former}/correct-member", new HouseholdCommand.CorrectMember(new(1), Member("赵六"), "更正"));
        }

        await _officer.DoAsync($"/api/households/{_wanted}/register", Family(Member(_name) with { ResidentId = Id, Phone = PhoneNumber.TryParse(_phone, out var phone) ? phone : null }));
        _last = await _officer.DoAsync($"/api/households/{_other}/register", Family(Member("李四")));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_family_is_found_by_name_phone_whole_ID_end_of_ID_and_village()
    {
        var village = PlaceCatalogue.Shipped.Find(Flood.Upper)!.Name;
        foreach (var text in new[] { _name, _phone, $"{Id}", "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ", $"{_name} {Id}", $"002X {_phone}", $"{village} {_name}", $"  {_name[..2]}   341503103201 " })
        {
            (await FoundAsync(_officer, text)).ShouldBe([_wanted.ToString()], text);
        }

        (await FoundAsync(_officer, $"{_name} 李四")).ShouldBeEmpty();
        (await FoundAsync(_officer, $"李四 {Id}")).ShouldBeEmpty();
        (await FoundAsync(_officer, "440524188001010014")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("单雄信", "sxx")]
    [InlineData("欧阳修", "OYX")]
    [InlineData("曾国藩", "zgf")]
    [InlineData("阿依古丽·买买提", "ayglmmt")]
    public async Task A_family_is_found_by_the_first_letters_of_a_name(string name, string initials)
    {
        var household = new HouseholdId(Guid.NewGuid());
        _last = await _officer.DoAsync($"/api/households/{household}/register", Family(Member(name)));
        var found = (await FoundAsync(_officer, $"341503103201 {initials}")).ToList();
        found.ShouldContain(household.ToString());
        found.ShouldNotContain(_other.ToString());

        // With the names their letters go.
        _last = await (await office.AdminAsync()).DoAsync($"/api/households/{household}/erase", new HouseholdCommand.Erase("本人申请"));
        (await FoundAsync(_officer, initials)).ShouldNotContain(household.ToString());
    }

    [Fact]
    public async Task No_ID_is_told_in_full_to_anybody()
    {
        var list = await _officer.GetAsync($"/api/views/households?search={Id}&atLeast={_last}");
        list.Json.GetProperty("total").GetInt64().ShouldBe(1);
        list.Text.ShouldNotContain(Id.ToString());
        list.Text.ShouldContain(Id.Masked());
        (await _officer.GetAsync($"/api/households/{_wanted}/timeline")).Text.ShouldNotContain(Id.ToString());
    }

    [Fact]
    public async Task A_family_elsewhere_is_not_found_by_its_ID() =>
        (await FoundAsync(await office.AsAsync(Role.TownshipOfficer, Flood.Lower), $"{Id}")).ShouldBeEmpty();

    [Fact]
    public async Task A_whole_sentence_is_no_search()
    {
        var answer = await _officer.GetAsync("/api/views/households?search=a+b+c+d+e+f+g+h+i");
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Field.ShouldBe("search");
    }

    private async Task<IEnumerable<string>> FoundAsync(Caller caller, string text) => (await caller.RowsAsync("households", $"atLeast={_last}&search={Uri.EscapeDataString(text)}")).Keys;

    private static HouseholdCommand.Register Family(NewMember head) => new(PlaceCode.Parse("341503103201"), "一组", [head], Synthetic: true);

    private static NewMember Member(string name) => new(PersonName.TryParse(name, out var parsed) ? parsed : default, Relation.Head);
}
