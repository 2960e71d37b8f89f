using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Description;

/// <summary>The wire's contracts as the exporter of schemas can read them.</summary>
internal static class DescribedContracts
{
    public static IJsonTypeInfoResolver Resolver { get; } = ReliefJson.Create(strict: true, WithoutUnwritableDefaults).TypeInfoResolver!;

    /// <summary>
    /// The exporter writes a parameter's default value with the parameter's converter, and for <c>Area CropsAffected = default</c> hands it null, which no value
    /// type takes. Here such a property is one like any other: it may be missing, and what stands then is not told.
    /// </summary>
    private static void WithoutUnwritableDefaults(JsonTypeInfo contract)
    {
        if (contract.Kind != JsonTypeInfoKind.Object) return;
        var changed = false;
        for (var i = 0; i < contract.Properties.Count; i++)
        {
            var property = contract.Properties[i];
            if (property.AssociatedParameter is not { HasDefaultValue: true, DefaultValue: null } || !property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null) continue;
            contract.Properties[i] = Copy(contract, property);
            changed = true;
        }

        // Nothing is ever read by these contracts; without this they would miss the parameters of the record's constructor.
        if (changed) contract.CreateObject = () => RuntimeHelpers.GetUninitializedObject(contract.Type);
    }

    private static JsonPropertyInfo Copy(JsonTypeInfo contract, JsonPropertyInfo property)
    {
        var copy = contract.CreateJsonPropertyInfo(property.PropertyType, property.Name);
        copy.Get = property.Get;
        copy.Set = static (_, _) => { };
        copy.AttributeProvider = property.AttributeProvider;
        copy.CustomConverter = property.CustomConverter;
        copy.Order = property.Order;
        return copy;
    }
}
