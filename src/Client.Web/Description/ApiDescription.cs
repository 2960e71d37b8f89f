using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CivilAffairs.Relief.Client.Web.Description;

/// <summary>The interface described for people and tools: an OpenAPI document, and a page to read it.</summary>
public static class ApiDescription
{
    public const string Document = "/api/openapi.json";

    private const string Name = "v1";

    public static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, DescribedContracts.Resolver));
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = Schemas.NameOf;
            options.AddSchemaTransformer(Schemas.CompleteAsync);
            options.AddOperationTransformer(Operations.CompleteAsync);
            options.AddDocumentTransformer((document, _, _) =>
            {
                Introduce(document);
                return Task.CompletedTask;
            });
        });
        services.AddSingleton<Lazy<Task<byte[]>>>(provider => new(() => WriteAsync(provider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name))));
    }

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        // Made once: the addresses do not change while the program runs.
        routes.MapGet(Document, async (Lazy<Task<byte[]>> document) => Results.Bytes(await document.Value, "application/json; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/api", () => Page("index.html", "text/html; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/api/page.js", () => Page("page.js", "text/javascript; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/api/page.css", () => Page("page.css", "text/css; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Page(string file, string type) =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream($"description/{file}") ?? throw new InvalidOperationException($"the program lacks {file}"), type);

    private static async Task<byte[]> WriteAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync();
        using var written = new MemoryStream();
        await document.SerializeAsJsonAsync(written, OpenApiSpecVersion.OpenApi3_1);
        return written.ToArray();
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "CivilAffairs.Relief · 救灾指挥",
            Version = Name,
            Description = "Commands go to POST /api/{things}/{id}/{verb} with a Command-Id; rows are read from /api/views. A refusal is a problem document (RFC 9457) with code, field and reason in Chinese and in English. "
                + "指令发往 POST /api/{things}/{id}/{verb} 并带 Command-Id；数据从 /api/views 读取；未接受的请求以 RFC 9457 问题文档说明字段与中英文原因。",
        };
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "From POST /api/session with token: true" },
            ["cookie"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "relief", Description = "From POST /api/session; a browser's requests that change something carry the header X-Requested-With" },
        };
        document.Security = [.. document.Components.SecuritySchemes.Keys.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] })];
    }
}
