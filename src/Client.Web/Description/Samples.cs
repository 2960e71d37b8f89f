using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Description;

/// <summary>Makes the example of a request from its record: what a client may send, with invented content.</summary>
internal static class Samples
{
    private const int Deepest = 5;
    private const string Thing = "0199aa00-0000-7000-8000-000000000001";

    private static readonly Dictionary<Type, JsonNode> Values = new()
    {
        [typeof(PlaceCode)] = "341503103201",
        [typeof(ItemCode)] = "rice",
        [typeof(AlertKey)] = "missing:3",
        [typeof(EntitlementCode)] = "rice-once",
        [typeof(PhotoHash)] = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
        [typeof(PersonName)] = "王平",
        [typeof(ResidentId)] = "11010519491231002X",
        [typeof(PhoneNumber)] = "13805640001",
        [typeof(BankAccount)] = "4111111111111111",
        [typeof(AccountName)] = "wang.fang",
        [typeof(StreamName)] = $"household/{Thing}",
        [typeof(DateTimeOffset)] = "2016-06-30T20:00:00+08:00",
        [typeof(DateOnly)] = "2016-07-01",
        [typeof(double)] = 31.7,
        [typeof(bool)] = false,
    };

    private static readonly Dictionary<string, JsonNode> Texts = new(StringComparer.Ordinal)
    {
        ["address"] = "一组12号",
        ["amount"] = "20",
        ["name"] = "苏埠中学",
        ["title"] = "6·30 洪涝",
        ["documentNumber"] = "皖民救〔2016〕12号",
        ["batch"] = "2016-03",
        ["carrier"] = "裕安运输",
        ["vehicle"] = "皖N12345",
        ["password"] = "correct horse battery",
        ["reason"] = "水位超过警戒线",
        ["witness"] = "张三",
        ["donor"] = "某某公司",
        ["zh"] = "大米",
        ["en"] = "Rice",
        ["code"] = "123456",
    };

    /// <summary>A value of the type, as JSON.</summary>
    /// <param name="named">Name of the property that holds it, from which a text is chosen.</param>
    public static JsonNode? Of(Type type, string named = "", int depth = 0)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (Values.TryGetValue(inner, out var value) && named != "birth") return value.DeepClone();
        if (named == "birth") return "1949-12-31";
        if (inner == typeof(Sex)) return "female";
        if (inner == typeof(string)) return Texts.GetValueOrDefault(named, "说明").DeepClone();
        if (inner.IsEnum) return JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetNames(inner)[0]);
        if (inner == typeof(Guid) || Is(inner, typeof(ITextValue<>))) return Thing;
        if (inner == typeof(int) || inner == typeof(long) || Is(inner, typeof(INumberValue<>))) return named is "capacity" ? 200 : named is "quantity" ? 10_000 : 1;
        var contract = ReliefJson.Options.GetTypeInfo(inner);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Enumerable => depth > Deepest ? new JsonArray() : new JsonArray(Of(contract.ElementType!, named, depth + 1)),
            JsonTypeInfoKind.Dictionary => new JsonObject(),
            _ => Structure(contract, depth),
        };
    }

    /// <summary>Whether the type is one text or one number on the wire.</summary>
    public static bool Is(Type type, Type value) => type.IsValueType && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == value);

    private static JsonObject Structure(JsonTypeInfo contract, int depth)
    {
        var sample = new JsonObject();
        if (contract.PolymorphismOptions is { DerivedTypes: [var first, ..] } union)
        {
            sample[union.TypeDiscriminatorPropertyName] = (string)first.TypeDiscriminator!;
            contract = ReliefJson.Options.GetTypeInfo(first.DerivedType);
        }

        foreach (var property in contract.Properties)
        {
            if (property.AssociatedParameter is null && property.Set is null) continue;
            if (depth > Deepest && property.IsSetNullable) continue;
            sample[property.Name] = Of(property.PropertyType, property.Name, depth + 1);
        }

        return sample;
    }
}
