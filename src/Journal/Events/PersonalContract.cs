using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Writes and reads the properties marked <see cref="PersonalAttribute"/> through a <see cref="SubjectSeal"/>, wherever in an event they sit.</summary>
internal static class PersonalContract
{
    // Converters are shared by all calls, the seal belongs to one: (de)serialization is synchronous, so the thread carries it.
    [ThreadStatic]
    private static SubjectSeal? _seal;

    /// <summary>Runs a (de)serialization whose personal data goes through the seal.</summary>
    public static TResult With<TArgument, TResult>(SubjectSeal seal, TArgument argument, Func<TArgument, TResult> work)
        where TArgument : allows ref struct
    {
        var before = _seal;
        _seal = seal;
        try
        {
            return work(argument);
        }
        finally
        {
            _seal = before;
        }
    }

    /// <summary>The change to the contracts.</summary>
    /// <exception cref="InvalidOperationException">A property so marked cannot be null, as it would have to be once erased.</exception>
    public static void Apply(JsonTypeInfo contract)
    {
        if (contract.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in contract.Properties.Where(property => IsPersonal(contract.Type, property)))
        {
            if (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
                throw new InvalidOperationException($"{contract.Type}.{property.Name} is personal and must be nullable");
            property.CustomConverter = (JsonConverter?)Activator.CreateInstance(typeof(SealedConverter<>).MakeGenericType(property.PropertyType), property.Name);
        }
    }

    /// <summary>Whether a value of this type may hold personal data, at any depth.</summary>
    public static bool Reaches(JsonSerializerOptions options, Type type) => Reaches(options, type, []);

    private static bool Reaches(JsonSerializerOptions options, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return false;
        var contract = options.GetTypeInfo(type);
        if (contract.PolymorphismOptions?.DerivedTypes.Any(one => Reaches(options, one.DerivedType, seen)) == true) return true;
        if (contract.ElementType is { } element && Reaches(options, element, seen)) return true;
        if (contract.Kind == JsonTypeInfoKind.None && Nullable.GetUnderlyingType(type) is { } inner) return Reaches(options, inner, seen);
        return contract.Kind == JsonTypeInfoKind.Object && contract.Properties.Any(property => IsPersonal(type, property) || Reaches(options, property.PropertyType, seen));
    }

    // On a positional record the attribute lands on the constructor's parameter, of the property's name.
    private static bool IsPersonal(Type type, JsonPropertyInfo property) =>
        property.AttributeProvider is PropertyInfo declared
        && (declared.IsDefined(typeof(PersonalAttribute), inherit: true)
            || type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(constructor => constructor.GetParameters())
                .Any(parameter => parameter.Name == declared.Name && parameter.IsDefined(typeof(PersonalAttribute), inherit: true)));

    private sealed class SealedConverter<T>(string property) : JsonConverter<T?>
    {
        public override bool HandleNull => true;

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null) return default;
            if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { } text || !text.StartsWith(SubjectSeal.Mark, StringComparison.Ordinal))
                return JsonSerializer.Deserialize<T>(ref reader, options);
            return Current().Open(property, text) is { } plain ? JsonSerializer.Deserialize<T>(plain, options) : default;
        }

        public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
        {
            if (value is null) writer.WriteNullValue();
            else writer.WriteStringValue(Current().Seal(property, JsonSerializer.SerializeToUtf8Bytes(value, options)));
        }

        private static SubjectSeal Current() => _seal ?? throw new InvalidOperationException("personal data is written and read through a seal only");
    }
}
