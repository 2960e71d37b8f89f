using System.Net;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Engine.Operations;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class EdgeTests(Office office, ITestOutputHelper output) : IClassFixture<Office>
{
    private static readonly Type[] Operations = [typeof(HandOutGoods), typeof(ReserveForMovement), typeof(AdmitToShelter), typeof(Arrive), typeof(CancelMovement), typeof(ApproveRequisitionFrom), typeof(MergeHouseholds)];
    private static readonly string[] OperationDoors = ["/api/handouts", "/api/movements/reserve", "/api/movements/admit", "/api/movements/arrive", "/api/movements/cancel", "/api/requisitions/approve", "/api/merges"];

    /// <summary>Whatever is sent, the answer is the client's fault or a refusal, no error is logged, and no view chokes on what was accepted.</summary>
    [Fact]
    public async Task No_body_of_a_command_brings_the_system_down()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        await flood.AdmitAsync(household, flood.UpperSchool);
        Guid[] things = [flood.Disaster.Value, flood.UpperSchool.Value, flood.LowerSchool.Value, flood.UpperPoint.Value, flood.LowerPoint.Value, household.Value, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.Empty];
        var shapes = new Shapes(random, things);
        var doors = CommandCatalogue.Relief.All.Where(command => command.Roles.Count > 0)
            .Select(command => (command.Type, Path: $"/api/{command.Name.Replace("/", "s/{0}/", StringComparison.Ordinal)}", command.Roles))
            .Concat(Operations.Zip(OperationDoors, (type, path) => (Type: type, Path: path, Roles: Authority.Allowed(type))))
            .OrderBy(door => door.Path, StringComparer.Ordinal)
            .ToArray();
        var accepted = 0;
        for (var i = 0; i < 3000; i++)
        {
            var (type, path, roles) = doors[random.Next(doors.Length)];
            var caller = await office.AsAsync(roles[random.Next(roles.Count)], random.Next(10) == 0 ? Flood.Upper : PlaceCode.Country);
            var body = shapes.Any(type)?.ToJsonString() ?? "null";
            if (random.Next(40) == 0) body = body.Replace("\"", "\"\\ud800", StringComparison.Ordinal);
            var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, things[random.Next(things.Length)]);
            var answer = await caller.PostTextAsync(address, body);
            ((int)answer.Status).ShouldBeLessThan(500, $"seed {seed}, request {i}: {address} {body} -> {answer.Text}; {string.Join('\n', office.Errors)}");
            if (answer.Status == HttpStatusCode.OK) accepted++;
            else answer.Json.GetProperty("reason").GetProperty("zh").GetString().ShouldNotBeNullOrEmpty();
        }

        output.WriteLine($"accepted {accepted}");
        accepted.ShouldBeGreaterThan(20);

        // What was accepted is in every view.
        var last = await flood.RegisterAsync(Flood.Upper);
        var admin = await office.AdminAsync();
        var consumers = (await admin.GetAsync("/api/consumers")).Json;
        foreach (var consumer in consumers.EnumerateArray()) consumer.TryGetProperty("stop", out var stop).ShouldBe(stop.ValueKind == System.Text.Json.JsonValueKind.Null, $"seed {seed}: {consumer}");
        (await admin.GetAsync($"/api/views/households/{last}?atLeast={await (await flood.Staff).DoAsync($"/api/households/{last}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse("341503103201"), "二组"))}")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
