using System.Collections;
using System.Reflection;

namespace CivilAffairs.Relief.Engine.Tests.StandIns;

/// <summary>Compares two values field by field, the private ones too, and collections by what they hold.</summary>
public static class Same
{
    /// <returns>Where they differ first, or null.</returns>
    public static string? Difference(object? left, object? right, string at = "")
    {
        if (left is null || right is null) return left is null && right is null ? null : $"{at}: {left ?? "null"} / {right ?? "null"}";
        if (left is string || left.GetType().IsPrimitive || left.GetType().IsEnum) return Equals(left, right) ? null : $"{at}: {left} / {right}";
        if (left is IDictionary map) return OfMaps(map, (IDictionary)right, at);
        if (left is IEnumerable items) return OfLists(items, (IEnumerable)right, at);
        if (left.GetType() != right.GetType()) return $"{at}: {left.GetType()} / {right.GetType()}";
        return left.GetType().IsValueType && left is not IStructuralEquatable && !HasReferences(left.GetType())
            ? (left.Equals(right) ? null : $"{at}: {left} / {right}")
            : Fields(left.GetType()).Select(field => Difference(field.GetValue(left), field.GetValue(right), $"{at}.{field.Name}")).FirstOrDefault(found => found is not null);
    }

    private static string? OfMaps(IDictionary left, IDictionary right, string at)
    {
        if (left.Count != right.Count) return $"{at}: {left.Count} / {right.Count} entries";
        foreach (DictionaryEntry entry in left)
        {
            if (!right.Contains(entry.Key)) return $"{at}[{entry.Key}]: missing";
            if (Difference(entry.Value, right[entry.Key], $"{at}[{entry.Key}]") is { } found) return found;
        }

        return null;
    }

    private static string? OfLists(IEnumerable left, IEnumerable right, string at)
    {
        var (one, two) = (left.Cast<object?>().ToList(), right.Cast<object?>().ToList());
        if (one.Count != two.Count) return $"{at}: {one.Count} / {two.Count} items";
        bool unordered = left.GetType().GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));
        if (unordered) return one.Except(two).Any() ? $"{at}: other items" : null;
        return one.Zip(two).Select((pair, index) => Difference(pair.First, pair.Second, $"{at}[{index}]")).FirstOrDefault(found => found is not null);
    }

    private static bool HasReferences(Type type) => Fields(type).Any(field => !field.FieldType.IsValueType && field.FieldType != typeof(string));

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var one = type; one is not null && one != typeof(object); one = one.BaseType)
        {
            foreach (var field in one.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
        }
    }
}
