using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CivilAffairs.Relief.Client.Web.Description;

/// <summary>Says what the exporter cannot know: what our value types are on the wire, and how our records are called.</summary>
internal static class Schemas
{
    /// <summary>The name of a record among all; a case of a union is called after both. Null for what is written where it stands.</summary>
    public static string? NameOf(JsonTypeInfo contract)
    {
        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        if (IsValue(type)) return null;
        return type is { IsNested: true, IsGenericType: false } ? $"{type.DeclaringType!.Name}.{type.Name}" : OpenApiOptions.CreateDefaultSchemaReferenceId(contract);
    }

    public static Task CompleteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var nullable = type != context.JsonTypeInfo.Type;
        if (Samples.Is(type, typeof(ITextValue<>)))
        {
            var sample = Samples.Of(type)!;
            schema.Type = nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Format = Guid.TryParse(sample.GetValue<string>(), out _) ? "uuid" : null;
            Say(schema, type, sample);
        }
        else if (Samples.Is(type, typeof(INumberValue<>)))
        {
            schema.Type = nullable ? JsonSchemaType.Integer | JsonSchemaType.Null : JsonSchemaType.Integer;
            schema.Format = "int64";
            Say(schema, type, Samples.Of(type)!);
        }

        return Task.CompletedTask;
    }

    private static bool IsValue(Type type) => Samples.Is(type, typeof(ITextValue<>)) || Samples.Is(type, typeof(INumberValue<>));

    private static void Say(OpenApiSchema schema, Type type, JsonNode sample)
    {
        schema.Title = type.Name;
        schema.Default = null;
        schema.Examples = [sample];
    }
}
