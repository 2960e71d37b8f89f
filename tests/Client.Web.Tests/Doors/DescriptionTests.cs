using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Views;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class DescriptionTests(Office office) : IClassFixture<Office>
{
    private const string Json = "application/json";

    [Fact]
    public async Task Every_command_is_described_with_all_its_fields_and_an_example_that_can_be_read()
    {
        var api = await ReadAsync();
        foreach (var command in CommandCatalogue.Relief.All.Where(command => command.Roles.Count > 0))
        {
            var post = api["paths"]![$"/api/{command.Name.Replace("/", "s/{id}/", StringComparison.Ordinal)}"]?["post"];
            post.ShouldNotBeNull(command.Name);
            post["parameters"]!.AsArray().ShouldContain(parameter => (string?)parameter!["name"] == "Command-Id", command.Name);
            var body = post["requestBody"]!["content"]![Json]!;
            var described = Resolve(api, body["schema"]!)["properties"]?.AsObject().Select(property => property.Key) ?? [];
            var fields = ReliefJson.Options.GetTypeInfo(command.Type).Properties.Where(property => property.AssociatedParameter is not null || property.Set is not null).Select(property => property.Name);
            described.ShouldBeSubsetOf(ReliefJson.Options.GetTypeInfo(command.Type).Properties.Select(property => property.Name), command.Name);
            fields.ShouldBeSubsetOf(described, command.Name);
            // Where there is nothing to say the example is not written.
            Should.NotThrow(() => (body["example"] ?? new JsonObject()).Deserialize(command.Type, ReliefJson.Options), command.Name).ShouldNotBeNull(command.Name);
        }
    }

    [Fact]
    public async Task Every_view_is_described_with_its_rows_and_filters()
    {
        var api = await ReadAsync();
        foreach (var table in office.App.Services.GetRequiredService<ViewTables>().All)
        {
            var list = api["paths"]![$"/api/views/{table.Name}"]!["get"]!;
            var parameters = list["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!).ToList();
            parameters.ShouldBeUnique();
            table.Columns.Concat(["place", "disaster", "sort", "order", "skip", "take", "atLeast"]).ShouldBeSubsetOf(parameters, table.Name);
            Resolve(api, list["responses"]!["200"]!["content"]![Json]!["schema"]!)["properties"]!["rows"].ShouldNotBeNull(table.Name);
        }
    }

    [Fact]
    public async Task Two_commands_of_one_name_have_each_a_schema_of_its_own()
    {
        var api = await ReadAsync();
        var schemas = new[] { "shelters", "depots", "households" }.Select(things => (string)api["paths"]![$"/api/{things}/{{id}}/register"]!["post"]!["requestBody"]!["content"]![Json]!["schema"]!["$ref"]!).ToList();
        schemas.ShouldBeUnique();
        Resolve(api, schemas[2])["properties"]!["members"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_a_value_says_what_it_is()
    {
        var api = await ReadAsync();
        foreach (var reference in Inside(api).Where(node => node.Parent is JsonObject && node.GetPropertyName() == "$ref")) Resolve(api, (string)reference!).ShouldNotBeNull();
        var place = Resolve(api, "#/components/schemas/HouseholdCommand.Register")["properties"]!["place"]!;
        ((string?)place["title"], (string?)place["type"]).ShouldBe(("PlaceCode", "string"));
    }

    [Fact]
    public async Task There_is_a_page_to_read_it_that_needs_nothing_from_elsewhere()
    {
        foreach (var (path, type) in new[] { ("/api", "text/html"), ("/api/page.js", "text/javascript"), ("/api/page.css", "text/css") })
        {
            var answer = await office.Nobody.GetAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.OK, path);
            answer.Text.ShouldNotContain("https://", customMessage: type);
        }
    }

    private async Task<JsonObject> ReadAsync()
    {
        var answer = await office.Nobody.GetAsync("/api/openapi.json");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return JsonNode.Parse(answer.Text)!.AsObject();
    }

    private static JsonNode Resolve(JsonObject api, JsonNode schema) => schema["$ref"] is { } reference ? Resolve(api, (string)reference!) : schema;

    private static JsonNode Resolve(JsonObject api, string reference) => api["components"]!["schemas"]![reference.Split('/')[^1]].ShouldNotBeNull(reference);

    private static IEnumerable<JsonNode> Inside(JsonNode node) => (node switch
    {
        JsonObject some => some.Select(one => one.Value).OfType<JsonNode>().SelectMany(Inside),
        JsonArray all => all.OfType<JsonNode>().SelectMany(Inside),
        _ => [],
    }).Prepend(node);
}
