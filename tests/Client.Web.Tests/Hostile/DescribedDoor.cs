using System.Text.Json;
using System.Text.Json.Nodes;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>One address with one method, as the interface's own description tells it to anybody.</summary>
/// <param name="Path">With names in braces where something is to be put in.</param>
/// <param name="Parameters">Of the query.</param>
/// <param name="Roles">Those that may use it; empty where it does not say.</param>
/// <param name="Example">Of the body; null where none is taken.</param>
internal sealed record DescribedDoor(string Method, string Path, IReadOnlyList<string> Parameters, IReadOnlyList<Role> Roles, JsonNode? Example)
{
    // Each walks the whole journal: enough to be tried now and then.
    private static readonly string[] Heavy = ["/api/audit", "/api/backup"];

    public bool IsHeavy => Heavy.Contains(Path) || Path.StartsWith("/api/consumers/{name}/", StringComparison.Ordinal);

    /// <summary>After it little else is taken.</summary>
    public bool EndsThings => Path.EndsWith("/close", StringComparison.Ordinal) || Path.EndsWith("/cancel", StringComparison.Ordinal) || Path.EndsWith("/erase", StringComparison.Ordinal) || Path == "/api/merges";

    public static async Task<IReadOnlyList<DescribedDoor>> ReadAsync(Office office)
    {
        var api = JsonNode.Parse((await office.Nobody.GetAsync("/api/openapi.json")).Text)!;
        return [.. from path in api["paths"]!.AsObject()
                   from operation in path.Value!.AsObject()
                   select new DescribedDoor(operation.Key.ToUpperInvariant(), path.Key, Queries(operation.Value!), RolesOf(operation.Value!), ExampleOf(operation.Value!))];
    }

    private static List<string> Queries(JsonNode operation) =>
        [.. operation["parameters"]?.AsArray().Where(parameter => (string?)parameter!["in"] == "query").Select(parameter => (string)parameter!["name"]!) ?? []];

    private static List<Role> RolesOf(JsonNode operation) =>
        [.. Enum.GetValues<Role>().Where(role => ((string?)operation["description"])?.Contains(JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()), StringComparison.Ordinal) == true)];

    private static JsonNode? ExampleOf(JsonNode operation) =>
        operation["requestBody"] is { } body ? body["content"]?["application/json"]?["example"] ?? new JsonObject() : null;
}
