using System.Text.Json;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>
/// Finds a number in JSON by names behind dots. <c>[]</c> behind a name sums over the elements of a list, <c>[stage=started|inspected]</c> over those whose
/// property has one of the values. What is not there is zero: a list without an item has none of it.
/// </summary>
internal static class JsonFigure
{
    public static long Find(JsonElement json, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var (here, rest) = dot < 0 ? (path, string.Empty) : (path[..dot], path[(dot + 1)..]);
        var bracket = here.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0) return json.TryGetProperty(here, out var inner) ? Value(inner, rest) : 0;
        if (!json.TryGetProperty(here[..bracket], out var list)) return 0;
        var condition = here[(bracket + 1)..^1].Split('=', 2);
        return list.EnumerateArray().Where(element => Meets(element, condition)).Sum(element => Value(element, rest));
    }

    private static bool Meets(JsonElement element, string[] condition) =>
        condition.Length < 2 || (element.TryGetProperty(condition[0], out var property) && condition[1].Split('|').Contains(property.GetString(), StringComparer.Ordinal));

    private static long Value(JsonElement json, string rest) => rest.Length > 0 ? Find(json, rest) : json.ValueKind == JsonValueKind.Number ? json.GetInt64() : 0;
}
