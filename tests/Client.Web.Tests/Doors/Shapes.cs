using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

/// <summary>Makes JSON that has the shape of a command and values from the edges of what its types hold.</summary>
internal sealed class Shapes(Random random, IReadOnlyList<Guid> things)
{
    private const int Deepest = 6;

    private static readonly string[] Texts = ["一组", "二组", "中学", "路 1 号", "D-1", "原因", "", " ", "a", "\u0000", "😀", "ａ", new('长', 3000), "'; drop table", "2016-07-01", "\u202e"];
    private static readonly long[] Numbers = [1, 1, 2, 2, 3, 100, 0, -1, 500, 5_000, int.MaxValue, long.MaxValue, long.MinValue];
    private static readonly string[] Moments = ["2026-07-01T00:00:00Z", "2026-06-30T20:00:00+08:00", "2016-06-30T20:00:00+08:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "2016-07-01T08:00:00+08:00", "2026-07-01T08:00:00Z"];
    private static readonly string[] Days = ["2026-07-01", "2027-07-01", "1980-02-29", "0001-01-01", "9999-12-31", "2016-07-01", "2027-01-01", "2026-02-29"];

    private static readonly Dictionary<Type, string[]> Values = new()
    {
        [typeof(PlaceCode)] = ["0", "34", "341503", "341503103", "341503103201", "341503105201", "999999999999"],
        [typeof(AlertKey)] = ["missing:3", "consignment-late:a", "nothing:1"],
        [typeof(ItemCode)] = ["rice", "quilt", "no-such-item"],
        [typeof(EntitlementCode)] = ["rice-once", "b"],
        [typeof(PersonName)] = ["王平", "李 雷", "阿依古丽·买买提"],
        [typeof(ResidentId)] = ["11010519491231002X", "440524188001010014"],
        [typeof(PhoneNumber)] = ["13805640001"],
        [typeof(BankAccount)] = ["6222021234567890128", "4111111111111111"],
        [typeof(AccountName)] = ["admin", "system"],
        [typeof(PhotoHash)] = ["2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"],
    };

    /// <summary>One value of the type, now and then one that is not.</summary>
    public JsonNode? Any(Type type, int depth = 0)
    {
        if (random.Next(100) == 0) return Wrong();
        if (Nullable.GetUnderlyingType(type) is { } inner) return random.Next(3) == 0 ? null : Any(inner, depth);
        if (type == typeof(string)) return Pick(Texts);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(Guid)) return Pick(things).ToString();
        if (type == typeof(DateTimeOffset)) return Pick(Moments);
        if (type == typeof(DateOnly)) return Pick(Days);
        if (type.IsEnum) return JsonNamingPolicy.KebabCaseLower.ConvertName(Pick(Enum.GetNames(type)));
        if (type == typeof(int) || type == typeof(long)) return Pick(Numbers);
        if (type == typeof(double)) return Pick([0, 31.7, -200, 1e300]);
        if (type.IsValueType && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(INumberValue<>))) return Pick(Numbers);
        if (type.IsValueType && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ITextValue<>))) return Values.TryGetValue(type, out var samples) ? Pick(samples) : Pick(things).ToString();
        return Structure(type, depth);
    }

    private JsonNode? Structure(Type type, int depth)
    {
        var contract = ReliefJson.Options.GetTypeInfo(type);
        switch (contract.Kind)
        {
            case JsonTypeInfoKind.Enumerable:
                return new JsonArray([.. Enumerable.Range(0, depth > Deepest ? 0 : random.Next(4)).Select(_ => Any(contract.ElementType!, depth + 1))]);
            case JsonTypeInfoKind.Dictionary:
                return new JsonObject();
            default:
                if (contract.PolymorphismOptions is { } union)
                {
                    var one = Pick([.. union.DerivedTypes]);
                    var value = Properties(one.DerivedType, depth);
                    value[union.TypeDiscriminatorPropertyName] = (string)one.TypeDiscriminator!;
                    return value;
                }

                return Properties(type, depth);
        }
    }

    private JsonObject Properties(Type type, int depth)
    {
        var value = new JsonObject();
        foreach (var property in ReliefJson.Options.GetTypeInfo(type).Properties)
        {
            if (property.AssociatedParameter is null && property.Set is null) continue;
            if (property.IsSetNullable && random.Next(3) == 0) continue;
            value[property.Name] = Any(property.PropertyType, depth + 1);
        }

        return value;
    }

    private JsonNode? Wrong() => random.Next(6) switch
    {
        0 => null,
        1 => JsonNode.Parse("1e400"),
        2 => new JsonArray(),
        3 => new JsonObject { ["kind"] = "nothing" },
        4 => -0.5,
        _ => "\u0000\ufffd",
    };

    private T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
