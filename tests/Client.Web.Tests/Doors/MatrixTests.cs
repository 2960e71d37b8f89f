using System.Net;
using System.Text.Json.Nodes;
using CivilAffairs.Relief.Client.Web.Tests.Live;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

/// <summary>Every role at every kind of place before every door, every row of a list and every row that is pushed.</summary>
public sealed class MatrixTests(Office office) : IClassFixture<Office>, IAsyncLifetime
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Where(role => role != Role.System)];

    // Around Upper: the same, its village, its county, the township beside it, a county of another province, the country.
    private static readonly PlaceCode[] Places = [Flood.Upper, PlaceCode.Parse("341503103201"), Flood.County, Flood.Lower, PlaceCode.Parse("530702"), PlaceCode.Country];

    private Flood _flood = null!;
    private HouseholdId _household;
    private JsonObject _api = null!;
    private long _last;

    private IEnumerable<RouteEndpoint> Doors => office.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public async Task InitializeAsync()
    {
        _flood = await Flood.StrikeAsync(office);
        _household = await _flood.RegisterAsync(Flood.Upper);
        var beside = await _flood.RegisterAsync(Flood.Lower);
        await _flood.AdmitAsync(_household, _flood.UpperSchool);
        await _flood.AdmitAsync(beside, _flood.LowerSchool);
        await _flood.HandOutAsync(beside, _flood.LowerPoint);
        _last = await _flood.HandOutAsync(_household, _flood.UpperPoint);
        _api = JsonNode.Parse((await office.Nobody.GetAsync("/api/openapi.json")).Text)!.AsObject();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_command_is_taken_from_its_roles_within_their_place_and_from_nobody_else()
    {
        foreach (var command in CommandCatalogue.Relief.All.Where(command => command.Roles.Count > 0).OrderBy(command => command.Name, StringComparer.Ordinal))
        {
            var path = $"/api/{command.Name.Replace("/", "s/{id}/", StringComparison.Ordinal)}";
            var (thing, home) = command.Kind switch
            {
                ThingKind.Disaster => (_flood.Disaster.Value, Flood.County),
                ThingKind.Shelter => (_flood.UpperSchool.Value, Flood.Upper),
                ThingKind.Depot => (_flood.UpperPoint.Value, Flood.Upper),
                _ => (_household.Value, PlaceCode.Parse($"{Flood.Upper}201")),
            };
            foreach (var role in Roles)
            {
                var may = command.Roles.Contains(role);

                // A role that may is asked only where it is out of place: within it, it would change what the next is asked about.
                foreach (var place in may ? Places.Where(place => !home.IsInside(place)) : Places)
                {
                    var answer = await (await office.AsAsync(role, place)).PostTextAsync(path.Replace("{id}", thing.ToString(), StringComparison.Ordinal), Example(path));
                    answer.Status.ShouldBe(HttpStatusCode.Forbidden, $"{role} of {place}: {command.Name} -> {answer.Text}");
                    answer.Code.ShouldBe(may ? "out-of-scope" : "not-allowed", $"{role} of {place}: {command.Name}");
                }
            }
        }
    }

    [Fact]
    public async Task Every_command_gets_past_the_door_from_its_roles_within_their_place()
    {
        foreach (var command in CommandCatalogue.Relief.All.Where(command => command.Roles.Count > 0))
        {
            var path = $"/api/{command.Name.Replace("/", "s/{id}/", StringComparison.Ordinal)}";
            foreach (var role in command.Roles)
            {
                // Of a thing that nobody knows yet: what comes after the door turns most of it down.
                var answer = await (await office.AsAsync(role, PlaceCode.Country)).PostTextAsync(path.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal), Example(path));
                ((int)answer.Status).ShouldBeOneOf([200, 409], $"{role}: {command.Name} -> {answer.Text}");
            }
        }
    }

    [Fact]
    public async Task Every_operation_is_taken_from_its_roles_only()
    {
        var operations = Doors.Select(door => (Path: door.RoutePattern.RawText!, Body: door.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)).Where(door => door.Body?.IsAssignableTo(typeof(ICommand)) == true && !door.Path.Contains('{', StringComparison.Ordinal)).ToList();
        operations.Count.ShouldBeGreaterThan(6);
        foreach (var (path, type) in operations)
        {
            foreach (var role in Roles.Except(Authority.Allowed(type!)))
            {
                var answer = await (await office.AsAsync(role, PlaceCode.Country)).PostTextAsync(path, Example(path));
                answer.Code.ShouldBe("not-allowed", $"{role}: {path} -> {answer.Text}");
            }
        }
    }

    [Fact]
    public async Task A_sheet_is_imported_by_the_roles_that_register_households_and_only_what_lies_within_their_place()
    {
        var village = PlaceCode.Parse("341503103201");
        foreach (var role in Roles)
        {
            var may = Authority.Allowed(typeof(HouseholdCommand.Register)).Contains(role);
            foreach (var place in Places)
            {
                using var sheet = new StringContent($"姓名,行政区划代码,住址\n王平,{village},一组\n");
                var caller = await office.AsAsync(role, place);
                var answer = await caller.SendAsync(HttpMethod.Post, "/api/households/import?dryRun=true", sheet);
                if (!may)
                {
                    (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "not-allowed"), $"{role} of {place}");
                    continue;
                }

                while (answer.Json.GetProperty("state").GetString() is "reading" or "importing") answer = await caller.GetAsync($"/api/households/import/{answer.Json.GetProperty("id").GetString()}?wait=30");
                (answer.Json.GetProperty("good").GetInt32() == 1).ShouldBe(village.IsInside(place), $"{role} of {place}: {answer.Text}");
                if (!village.IsInside(place)) answer.Json.GetProperty("first").GetProperty("bad")[0].GetProperty("code").GetString().ShouldBe("out-of-scope");
            }
        }
    }

    [Fact]
    public async Task Every_other_door_opens_to_the_roles_that_it_names()
    {
        foreach (var door in Doors)
        {
            if (door.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(one => one.Policy).FirstOrDefault(policy => policy is not null) is not { } policy) continue;
            Role[] open = policy == "administrator" ? [Role.Administrator] : [Role.Administrator, Role.Auditor, Role.CommandStaff];
            var path = $"/{door.RoutePattern.RawText!.Trim('/')}".Replace('{', 'x').Replace('}', 'x');
            foreach (var method in door.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                foreach (var role in Roles.Except(open))
                {
                    var answer = await (await office.AsAsync(role, PlaceCode.Country)).SendAsync(new(method), path, method is "POST" or "PUT" ? Caller.Json("{}") : null);
                    answer.Status.ShouldBe(HttpStatusCode.Forbidden, $"{role}: {method} {path}");
                    answer.Code.ShouldBe("not-allowed");
                }
            }
        }
    }

    [Fact]
    public async Task Every_row_of_every_list_and_every_pushed_row_is_within_the_place_whatever_the_role()
    {
        foreach (var table in office.App.Services.GetRequiredService<ViewTables>().All)
        {
            var all = await (await office.AsAsync(Role.Auditor, PlaceCode.Country)).RowsAsync(table.Name, $"atLeast={_last}");
            foreach (var place in Places)
            {
                var seen = all.Where(row => Scopes.IsSeen(table, row.Value, place)).Select(row => row.Key).ToList();
                foreach (var role in Roles)
                {
                    (await (await office.AsAsync(role, place)).RowsAsync(table.Name, $"atLeast={_last}")).Keys.ShouldBe(seen, ignoreOrder: true, $"{role} of {place}: {table.Name}");
                }

                // What is pushed does not look at the role.
                await using var screen = new Screen(office, await office.AsAsync(Role.TownshipOfficer, place), table.Name);
                await screen.ConnectAsync();
                await screen.UntilAsync(_last);
                screen.Rows.Keys.ShouldBe(seen, ignoreOrder: true, $"{place}: {table.Name} pushed");
            }
        }
    }

    [Fact]
    public async Task Every_timeline_is_told_within_the_place_whatever_the_role()
    {
        foreach (var (path, home, fromBelow) in new[] { ($"disasters/{_flood.Disaster}", Flood.County, true), ($"shelters/{_flood.UpperSchool}", Flood.Upper, false), ($"depots/{_flood.UpperPoint}", Flood.Upper, false), ($"households/{_household}", PlaceCode.Parse($"{Flood.Upper}201"), false) })
        {
            foreach (var place in Places)
            {
                var seen = home.IsInside(place) || (fromBelow && place.IsInside(home));
                foreach (var role in Roles) (await (await office.AsAsync(role, place)).GetAsync($"/api/{path}/timeline")).Status.ShouldBe(seen ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{role} of {place}: {path}");
            }
        }
    }

    private string Example(string path) => _api["paths"]![path]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]?.ToJsonString() ?? "{}";
}
