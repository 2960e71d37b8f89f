using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Refuses lists in which something is null: the serializer keeps nulls out of properties that permit none, but not out of lists.</summary>
internal static class NoNulls
{
    /// <summary>Begins the message of the refusal; the name of the property follows.</summary>
    public const string Message = "an element is null in ";

    public static void InLists(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var lists = type.Properties.Where(property => property.Get is not null && HoldsObjects(property.PropertyType)).ToArray();
        if (lists.Length == 0) return;
        var before = type.OnDeserialized;
        type.OnDeserialized = read =>
        {
            before?.Invoke(read);
            foreach (var list in lists)
            {
                if (list.Get!(read) is not IEnumerable elements) continue;
                var place = 0;
                foreach (var element in elements)
                {
                    if (element is null) throw new JsonException($"{Message}{list.Name}[{place}]");
                    place++;
                }
            }
        };
    }

    private static bool HoldsObjects(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && !type.GenericTypeArguments[0].IsValueType;
}
