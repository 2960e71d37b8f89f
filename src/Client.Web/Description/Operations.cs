using System.Text.Json;
using System.Text.Json.Nodes;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CivilAffairs.Relief.Client.Web.Description;

/// <summary>Says of each address who may use it, what it takes beside its body, and gives an example.</summary>
internal static class Operations
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";
    private const string Form = "multipart/form-data";

    public static Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = $"{context.Description.HttpMethod} /{context.Description.RelativePath}";
        operation.Parameters ??= [];
        if (metadata.OfType<TakesCommandId>().Any()) operation.Parameters.Add(Header(Requests.CommandIdHeader, "The command's id, named by the client: the same id again gets the first answer. 指令编号，重发时不变", "0199aa00-0000-7000-8000-00000000000a", required: true));
        if (metadata.OfType<TakesVersion>().Any()) operation.Parameters.Add(Header("If-Match", "The thing's version on which the form was filled in; 412 where it has changed since. 填表时所依据的版本", "\"3\"", required: false));
        if (metadata.OfType<ListsView>().FirstOrDefault() is { } list) AddFilters(operation, list.Table);
        if (metadata.OfType<ForRoles>().FirstOrDefault() is { } roles) operation.Description = $"Roles 角色: {string.Join(", ", roles.Roles.Select(role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString())))}";
        if (metadata.OfType<IAcceptsMetadata>().FirstOrDefault()?.RequestType is { } body && operation.RequestBody?.Content?.TryGetValue(Json, out var content) == true) content.Example = Samples.Of(body);
        if (metadata.OfType<TakesFile>().Any()) AddFile(operation);
        if (metadata.OfType<TakesPhoto>().Any()) AddPhoto(operation);
        if (metadata.OfType<IAllowAnonymous>().Any()) operation.Security = [];
        AddProblems(operation, context.Description.HttpMethod == HttpMethods.Post, metadata.OfType<IAllowAnonymous>().Any());
        return Task.CompletedTask;
    }

    private static void AddFilters(OpenApiOperation operation, ViewTable table)
    {
        Add("place", "Rows inside this division code. 行政区划代码前缀", JsonSchemaType.String, "341503103");
        Add("disaster", "Rows of this disaster. 灾害过程", JsonSchemaType.String, null);
        Add("depot", "Rows of this depot. 仓库", JsonSchemaType.String, null);
        Add("sort", $"Column: key, position{string.Concat(table.Columns.Where(column => column != "search").Select(column => $", {column}"))}. 排序列", JsonSchemaType.String, "position");
        Add("order", "asc or desc. 升序或降序", JsonSchemaType.String, "desc");
        Add("skip", "Rows to pass over. 跳过行数", JsonSchemaType.Integer, 0);
        Add("take", "Rows of a page, 1 to 500. 每页行数", JsonSchemaType.Integer, 50);
        Add("atLeast", "Waits until the view shows this position of the journal. 至少包含此位置的变更", JsonSchemaType.Integer, null);
        foreach (var column in table.Columns) Add(column, column == "search" ? "Words that a row holds, each of them. 关键词" : "The column equals this. 等于", JsonSchemaType.String, null);

        void Add(string name, string description, JsonSchemaType type, JsonNode? example)
        {
            if (operation.Parameters!.Any(known => known.Name == name)) return;
            operation.Parameters!.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = description, Schema = new OpenApiSchema { Type = type }, Example = example });
        }
    }

    private static void AddFile(OpenApiOperation operation)
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "A sheet of households, .xlsx or .csv. 家庭登记表" };
        Take(operation, ("application/octet-stream", file), (Form, Fields(("file", file))));
    }

    private static void AddPhoto(OpenApiOperation operation) => Take(operation, (Form, Fields(
        ("disaster", new() { Type = JsonSchemaType.String, Format = "uuid", Description = "The disaster that did it. 灾害过程" }),
        ("caption", new() { Type = JsonSchemaType.String, Description = "What is seen; may be left out. 说明" }),
        ("photo", new() { Type = JsonSchemaType.String, Format = "binary", Description = "JPEG or PNG. 照片" }))));

    private static void Take(OpenApiOperation operation, params (string Type, OpenApiSchema Schema)[] bodies) => operation.RequestBody = new OpenApiRequestBody
    {
        Required = true,
        Content = bodies.ToDictionary(body => body.Type, body => new OpenApiMediaType { Schema = body.Schema }, StringComparer.Ordinal),
    };

    private static OpenApiSchema Fields(params (string Name, OpenApiSchema Schema)[] fields) =>
        new() { Type = JsonSchemaType.Object, Properties = fields.ToDictionary(field => field.Name, IOpenApiSchema (field) => field.Schema, StringComparer.Ordinal) };

    private static void AddProblems(OpenApiOperation operation, bool takesBody, bool open)
    {
        operation.Responses ??= [];
        foreach (var (status, why) in new[] { (400, "cannot be read 无法识别"), (401, "sign in first 请先登录"), (403, "not allowed, or outside your area 无权或超出辖区"), (409, "refused, with field and reason 未接受，附字段与原因"), (413, "too large 过大"), (415, "not JSON 不是 JSON"), (429, "too many requests; see Retry-After 请求过多"), (503, "send the same again 请重试") })
        {
            if ((open && status is 403) || (!takesBody && status is 409 or 413 or 415)) continue;
            var key = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
            operation.Responses.TryAdd(key, new OpenApiResponse { Description = why });
            if (operation.Responses[key] is OpenApiResponse { Content: null } bare) bare.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Problem] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } } };
        }
    }

    private static OpenApiParameter Header(string name, string description, string example, bool required) =>
        new() { Name = name, In = ParameterLocation.Header, Required = required, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };
}

/// <summary>The address wants the command's id in a header.</summary>
internal sealed record TakesCommandId;

/// <summary>The address may be told the version on which a form was filled in.</summary>
internal sealed record TakesVersion;

/// <summary>The address takes a file as its body, or in a form.</summary>
internal sealed record TakesFile;

/// <summary>The address takes a photo in a form.</summary>
internal sealed record TakesPhoto;

/// <summary>The address lists a view.</summary>
internal sealed record ListsView(ViewTable Table);

/// <summary>Who may give the command.</summary>
internal sealed record ForRoles(IReadOnlyList<Role> Roles);
