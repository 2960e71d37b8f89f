using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Tells whether two records of a type are equal exactly when their JSON is.</summary>
internal static class RowEquality
{
    private static readonly ConcurrentDictionary<Type, bool> Known = [];

    /// <summary>Whether the type is made of plain values all through: no lists, which are compared by reference, and nothing that is not written.</summary>
    public static bool IsWhole(Type type) => Known.GetOrAdd(type, static one => IsWhole(one, []));

    private static bool IsWhole(Type type, HashSet<Type> within)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)) return true;
        if (type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan)) return true;
        if (Nullable.GetUnderlyingType(type) is { } value) return IsWhole(value, within);
        if (!within.Add(type)) return true;
        var record = type.GetMethod("<Clone>$") is not null && type.IsSealed && type.BaseType == typeof(object);
        var structure = type.IsValueType && typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type);
        if (!record && !structure) return false;
        if (type.GetProperties().Any(property => property.IsDefined(typeof(JsonIgnoreAttribute)))) return false;
        return type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).All(field => IsWhole(field.FieldType, within));
    }
}
