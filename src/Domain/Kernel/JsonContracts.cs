using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CivilAffairs.Relief.Domain;

/// <summary>How our records differ from what the serializer does by itself.</summary>
internal static class JsonContracts
{
    private const string CaseProperty = "kind";

    private static readonly HashSet<Type> Immutables =
    [
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
    ];

    private static readonly Dictionary<Type, Type> Interfaces = new()
    {
        [typeof(IReadOnlyList<>)] = typeof(ImmutableArray<>),
        [typeof(IReadOnlyCollection<>)] = typeof(ImmutableArray<>),
        [typeof(IReadOnlySet<>)] = typeof(ImmutableHashSet<>),
        [typeof(IReadOnlyDictionary<,>)] = typeof(ImmutableDictionary<,>),
    };

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
    /// A read-only collection that the text lacks is empty instead of null or, for an array, a value that throws when touched: so a record may gain a
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

    /// <summary>What can be computed from the rest is not written.</summary>
    public static void LeaveOutComputed(JsonTypeInfo contract)
    {
        if (contract.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in contract.Properties.Where(property => property is { Set: null, AssociatedParameter: null }).ToArray()) contract.Properties.Remove(property);
    }

    private static object? EmptyOf(JsonPropertyInfo property)
    {
        var type = property.PropertyType;
        if (!type.IsGenericType) return null;
        var shape = type.GetGenericTypeDefinition();
        if (Interfaces.TryGetValue(shape, out var stand)) type = stand.MakeGenericType(type.GetGenericArguments());
        else if (!Immutables.Contains(shape)) return null;
        if (!property.PropertyType.IsValueType && property.AttributeProvider is PropertyInfo declared && new NullabilityInfoContext().Create(declared).ReadState == NullabilityState.Nullable) return null;
        return type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
    }
}
