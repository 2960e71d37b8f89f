using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CivilAffairs.Relief.Domain;

/// <summary>How our records differ from what the serializer does by itself.</summary>
internal static class JsonContracts
{
    // Not "kind": cases have properties of that name.
    private const string CaseProperty = "$case";

    private static readonly HashSet<Type> Collections =
    [
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
    ];

    /// <summary>A value declared as a closed union (an abstract record with its cases nested) carries the name of its case in kebab case.</summary>
    public static void NameUnionCases(JsonTypeInfo contract)
    {
        if (!contract.Type.IsAbstract || contract.Kind != JsonTypeInfoKind.Object || contract.PolymorphismOptions is not null) return;
        var cases = contract.Type.GetNestedTypes().Where(nested => nested.IsSealed && nested.IsSubclassOf(contract.Type)).ToArray();
        if (cases.Length == 0) return;
        contract.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = CaseProperty };
        foreach (var one in cases) contract.PolymorphismOptions.DerivedTypes.Add(new(one, JsonNamingPolicy.KebabCaseLower.ConvertName(one.Name)));
    }

    /// <summary>
    /// An immutable collection that the text lacks is empty instead of null or, for an array, a value that throws when touched: so a record may gain a
    /// collection and still read what was written before.
    /// </summary>
    public static void EmptyMissingCollections(JsonTypeInfo contract)
    {
        if (contract.Kind != JsonTypeInfoKind.Object) return;
        List<Action<object>> fills = [];
        foreach (var property in contract.Properties)
        {
            if (EmptyOf(property) is not { } empty || property.Get is not { } get) continue;
            bool isArray = property.PropertyType.IsValueType;
            var untouched = isArray ? Activator.CreateInstance(property.PropertyType) : null;
            bool IsMissing(object? value) => Equals(value, untouched);
            property.Get = thing => get(thing) is var value && IsMissing(value) ? empty : value;
            if (property.Set is { } set)
            {
                fills.Add(thing =>
                {
                    if (IsMissing(get(thing))) set(thing, empty);
                });
            }
        }

        if (fills.Count > 0) contract.OnDeserialized = thing => fills.ForEach(fill => fill(thing));
    }

    private static object? EmptyOf(JsonPropertyInfo property)
    {
        var type = property.PropertyType;
        if (!type.IsGenericType || !Collections.Contains(type.GetGenericTypeDefinition())) return null;
        if (!type.IsValueType && property.AttributeProvider is PropertyInfo declared && new NullabilityInfoContext().Create(declared).ReadState == NullabilityState.Nullable) return null;
        return type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
    }
}
