using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// The one way everything is written as JSON: camel case, enum members in kebab case, value types as one text or number, Chinese left readable.
/// Unknown properties are passed over; a collection that is missing is empty.
/// </summary>
public static class ReliefJson
{
    /// <summary>For commands, replies and snapshots: a missing or null value is refused where the record does not permit it.</summary>
    public static JsonSerializerOptions Options { get; } = Create(strict: true);

    /// <summary>A fresh set of options with the same conventions, to which the caller may add before first use.</summary>
    /// <param name="strict">Whether a missing required value is an error. Records of the past are read leniently, and what can be computed is not kept in them.</param>
    /// <param name="contracts">Further changes to the contracts, after the common ones.</param>
    public static JsonSerializerOptions Create(bool strict, params IEnumerable<Action<JsonTypeInfo>> contracts)
    {
        var resolver = new DefaultJsonTypeInfoResolver { Modifiers = { JsonContracts.NameUnionCases, JsonContracts.EmptyMissingCollections } };
        if (!strict) resolver.Modifiers.Add(JsonContracts.LeaveOutComputed);
        foreach (var contract in contracts) resolver.Modifiers.Add(contract);
        return new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DictionaryKeyPolicy = null,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            RespectNullableAnnotations = strict,
            RespectRequiredConstructorParameters = strict,
            AllowOutOfOrderMetadataProperties = true,
            TypeInfoResolver = resolver,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        };
    }
}
