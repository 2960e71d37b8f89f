using System.Net;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class ViewTests(Office office) : IClassFixture<Office>, IAsyncLifetime
{
    private Flood _flood = null!;
    private HouseholdId _upper;
    private HouseholdId _lower;
    private long _last;

    private IReadOnlyCollection<ViewTable> Tables => office.App.Services.GetRequiredService<ViewTables>().All;

    public async Task InitializeAsync()
    {
        _flood = await Flood.StrikeAsync(office);
        _upper = await _flood.RegisterAsync(Flood.Upper);
        _lower = await _flood.RegisterAsync(Flood.Lower);
        foreach (var (household, school, point) in new[] { (_upper, _flood.UpperSchool, _flood.UpperPoint), (_lower, _flood.LowerSchool, _flood.LowerPoint) })
        {
            await _flood.AdmitAsync(household, school);
            _last = await _flood.HandOutAsync(household, point);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Rows_out_of_ones_place_are_in_no_list_and_no_detail()
    {
        var (staff, officer) = (await _flood.Staff, await _flood.UpperOfficer);
        var seen = 0;
        foreach (var table in Tables)
        {
            var all = await staff.RowsAsync(table.Name, $"atLeast={_last}");
            var own = await officer.RowsAsync(table.Name, $"atLeast={_last}");
            foreach (var (key, row) in all)
            {
                var place = Place(table, row);
                var detail = await officer.GetAsync($"/api/views/{table.Name}/{key}");
                if (place.IsInside(Flood.Upper))
                {
                    own.ShouldContainKey(key, table.Name);
                    detail.Status.ShouldBe(HttpStatusCode.OK, $"{table.Name}/{key}");
                    JsonElement.DeepEquals(detail.Json, row).ShouldBeTrue();
                    seen++;
                }
                else if (!Flood.Upper.IsInside(place))
                {
                    own.ShouldNotContainKey(key, table.Name);
                    detail.Status.ShouldBe(HttpStatusCode.NotFound, $"{table.Name}/{key}");
                }
            }

            own.Keys.ShouldBeSubsetOf(all.Keys);
        }

        seen.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_township_sees_the_disaster_that_its_county_leads()
    {
        var officer = await _flood.UpperOfficer;
        (await officer.RowsAsync("disasters", $"atLeast={_last}")).ShouldContainKey(_flood.Disaster.ToString());
        (await officer.GetAsync($"/api/views/disasters/{_flood.Disaster}")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.PostAsync($"/api/disasters/{_flood.Disaster}/set-affected-places", new DisasterCommand.SetAffectedPlaces([Flood.Upper]))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_place_narrows_the_list_and_never_widens_it()
    {
        var officer = await _flood.UpperOfficer;
        var own = await officer.RowsAsync("households", $"atLeast={_last}");
        own.ShouldContainKey(_upper.ToString());
        own.ShouldNotContainKey(_lower.ToString());

        var outside = await officer.GetAsync($"/api/views/households?place={Flood.Lower}");
        outside.Status.ShouldBe(HttpStatusCode.Forbidden);
        outside.Code.ShouldBe("out-of-scope");

        (await officer.RowsAsync("households", $"place={Flood.County}")).Keys.ShouldBe(own.Keys, ignoreOrder: true);
        (await officer.RowsAsync("households", $"place={Flood.Upper}201")).Keys.ShouldBe(own.Keys, ignoreOrder: true);
        (await officer.RowsAsync("households", $"place={Flood.Upper}202")).ShouldBeEmpty();
        (await (await _flood.Staff).RowsAsync("households", $"place={Flood.Lower}")).ShouldContainKey(_lower.ToString());
    }

    [Fact]
    public async Task Every_view_sorts_and_filters_by_every_column()
    {
        var staff = await _flood.Staff;
        foreach (var table in Tables)
        {
            var all = await staff.RowsAsync(table.Name, $"atLeast={_last}");
            foreach (var sort in table.Columns.Where(column => column != "search").Append("key").Append("position"))
            {
                (await staff.RowsAsync(table.Name, $"sort={sort}&order=desc")).Keys.ShouldBe(all.Keys, ignoreOrder: true, $"{table.Name} by {sort}");
            }

            foreach (var (key, row) in all)
            {
                var values = table.ValuesOf(row.Deserialize(table.Row, ReliefJson.Options)!);
                foreach (var (column, value) in table.Columns.Zip(values))
                {
                    // What is computed for the column alone cannot be told from the row.
                    if (column == "search" || value is null or "") continue;
                    (await staff.RowsAsync(table.Name, $"{column}={Uri.EscapeDataString($"{value}")}")).ShouldContainKey(key, $"{table.Name}: {column} = {value}");
                }

                break;
            }
        }
    }

    [Theory]
    [InlineData("sort=no-such-column", "sort")]
    [InlineData("take=0", "take")]
    [InlineData("take=501", "take")]
    [InlineData("take=many", "take")]
    [InlineData("skip=-1", "skip")]
    [InlineData("place=12345", "place")]
    [InlineData("place=", "place")]
    [InlineData("disaster=flood", "disaster")]
    [InlineData("depot=1", "depot")]
    [InlineData("atLeast=later", "atLeast")]
    [InlineData("atLeast=-5", "atLeast")]
    [InlineData("head=%00", "head")]
    [InlineData("search=a%00", "search")]
    public async Task A_query_that_cannot_be_read_names_the_parameter(string query, string field)
    {
        var answer = await (await _flood.Staff).GetAsync($"/api/views/households?{query}");
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("search=%25_%5C'")]
    [InlineData("search=%F0%9F%98%80")]
    [InlineData("persons=2&persons=3")]
    [InlineData("persons=99999999999999999999")]
    [InlineData("live=perhaps")]
    [InlineData("order=sideways")]
    [InlineData("skip=10000000")]
    public async Task An_odd_query_finds_what_it_finds(string query) =>
        (await (await _flood.Staff).GetAsync($"/api/views/households?{query}")).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_reader_sees_its_own_command_when_it_asks_for_its_position()
    {
        var officer = await _flood.UpperOfficer;
        for (var i = 0; i < 20; i++)
        {
            var household = Guid.NewGuid();
            var position = await officer.DoAsync($"/api/households/{household}/register", _flood.Family(Flood.Upper));
            (await officer.GetAsync($"/api/views/households/{household}?atLeast={position}")).Status.ShouldBe(HttpStatusCode.OK);
            var list = await officer.GetAsync($"/api/views/households?sort=position&order=desc&take=1&atLeast={position}");
            list.Json.GetProperty("through").GetInt64().ShouldBeGreaterThanOrEqualTo(position);
            list.Json.GetProperty("rows")[0].GetProperty("key").GetString().ShouldBe(household.ToString());
        }
    }

    [Fact]
    public async Task A_position_that_nobody_was_told_is_not_waited_for()
    {
        foreach (var path in new[] { "households", $"shelters/{_flood.UpperSchool}" })
        {
            var answer = await (await _flood.Staff).GetAsync($"/api/views/{path}?atLeast={long.MaxValue}");
            (answer.Status, answer.Field).ShouldBe((HttpStatusCode.BadRequest, "atLeast"));
        }
    }

    [Fact]
    public async Task Words_are_searched_for_only_where_there_are_some()
    {
        var staff = await _flood.Staff;
        (await staff.GetAsync("/api/views/evacuations?search=a")).Field.ShouldBe("search");
        (await staff.GetAsync("/api/views/evacuations?search=%20")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_row_is_sent_again_only_when_it_has_changed()
    {
        var staff = await _flood.Staff;
        var household = await _flood.RegisterAsync(Flood.Upper);
        var address = $"/api/views/households/{household}?atLeast={await _flood.AdmitAsync(household, _flood.UpperSchool)}";
        var seen = (await staff.GetAsync(address)).Headers.ETag.ShouldNotBeNull();
        seen.IsWeak.ShouldBeTrue();
        (await AskAsync(address, seen.ToString())).ShouldBe(HttpStatusCode.NotModified);
        (await AskAsync(address, "W/\"0.0\"")).ShouldBe(HttpStatusCode.OK);
        var later = await staff.DoAsync($"/api/households/{household}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{Flood.Upper}201"), "九组"));
        (await AskAsync($"/api/views/households/{household}?atLeast={later}", seen.ToString())).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> AskAsync(string path, string tag)
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = office.Address };
            http.DefaultRequestHeaders.Authorization = new("Bearer", staff.Token);
            http.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", tag);
            using var answer = await http.GetAsync(path);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task There_is_no_view_of_what_projections_keep_for_themselves()
    {
        var staff = await _flood.Staff;
        foreach (var hidden in office.App.Services.GetRequiredService<ViewStore>().GetType().Assembly.GetTypes().SelectMany(PrivateTables))
        {
            (await staff.GetAsync($"/api/views/{hidden.Name}")).Status.ShouldBe(HttpStatusCode.NotFound, hidden.Name);
        }
    }

    [Fact]
    public async Task An_unknown_address_or_view_is_not_found()
    {
        var staff = await _flood.Staff;
        (await staff.GetAsync("/api/views/no-such-view")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await staff.GetAsync("/api/nothing")).Code.ShouldBe("no-such-address");
        (await staff.SendAsync(HttpMethod.Put, "/api/views/households")).Code.ShouldBe("wrong-method");
        (await office.Nobody.GetAsync("/api/views/households")).Code.ShouldBe("not-signed-in");
        (await staff.GetAsync("/api/views/households/no-such-key")).Code.ShouldBe("not-found");
    }

    private static PlaceCode Place(ViewTable table, JsonElement row) => table.ScopeOf(row.Deserialize(table.Row, ReliefJson.Options)!).Place;

    private static IEnumerable<ViewTable> PrivateTables(Type type) =>
        type.GetProperties(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .Where(property => property.PropertyType.IsSubclassOf(typeof(ViewTable)) && !type.ContainsGenericParameters)
            .Select(property => (ViewTable)property.GetValue(null)!)
            .Where(table => table.IsPrivate);
}
