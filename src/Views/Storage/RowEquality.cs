using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>
/// Tells whether two values of a type would be written as the same JSON, without writing them: every event changes rows, few rows are written for every event.
/// A record's own equality does not tell, since it compares lists by reference and what is not written, too.
/// </summary>
internal abstract class RowEquality<T>
{
    public static RowEquality<T> Of { get; } = (RowEquality<T>)RowEquality.Make(typeof(T));

    public abstract bool Same(T one, T other);
}

/// <summary>Chooses by the contract of a type how its values are compared.</summary>
internal static class RowEquality
{
    public static object Make(Type type)
    {
        if (type == typeof(DateTimeOffset)) return new Exact();
        if (Nullable.GetUnderlyingType(type) is { } value) return New(typeof(Optional<>), value);
        var contract = RowJson.Options.GetTypeInfo(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.None when typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type) || type.IsEnum => New(typeof(Plain<>), type),
            JsonTypeInfoKind.Enumerable when typeof(IReadOnlyList<>).MakeGenericType(contract.ElementType!).IsAssignableFrom(type) => New(typeof(Listed<,>), type, contract.ElementType!),
            JsonTypeInfoKind.Object when contract.PolymorphismOptions is { } union => New(typeof(Union<>), [type], union.DerivedTypes.Select(one => New(typeof(Case<,>), type, one.DerivedType))),
            JsonTypeInfoKind.Object when !type.IsValueType && contract.Properties.All(IsDeclared) => New(typeof(Fields<>), [type], contract.Properties.Select(property => FieldOf(type, property))),
            _ => New(typeof(Written<>), type),
        };
    }

    private static bool IsDeclared(JsonPropertyInfo property) => property is { Get: not null, AttributeProvider: PropertyInfo { GetMethod: not null } };

    private static object FieldOf(Type type, JsonPropertyInfo property)
    {
        var get = ((PropertyInfo)property.AttributeProvider!).GetMethod!;
        return Activator.CreateInstance(typeof(Field<,>).MakeGenericType(type, property.PropertyType), get.CreateDelegate(typeof(Func<,>).MakeGenericType(type, property.PropertyType)))!;
    }

    private static object New(Type shape, params Type[] of) => Activator.CreateInstance(shape.MakeGenericType(of))!;

    private static object New(Type shape, Type[] of, IEnumerable<object> parts) => Activator.CreateInstance(shape.MakeGenericType(of), parts)!;

    private sealed class Plain<T> : RowEquality<T>
    {
        public override bool Same(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);
    }

    // The same instant with another offset is another text.
    private sealed class Exact : RowEquality<DateTimeOffset>
    {
        public override bool Same(DateTimeOffset one, DateTimeOffset other) => one.EqualsExact(other);
    }

    private sealed class Optional<T> : RowEquality<T?>
        where T : struct
    {
        public override bool Same(T? one, T? other) => one is { } left && other is { } right ? RowEquality<T>.Of.Same(left, right) : one.HasValue == other.HasValue;
    }

    private sealed class Listed<TList, T> : RowEquality<TList>
        where TList : IReadOnlyList<T>
    {
        public override bool Same(TList one, TList other)
        {
            if (ReferenceEquals(one, other)) return true;
            if (one is null || other is null) return false;
            if (one.Count != other.Count) return false;
            for (int i = 0; i < one.Count; i++)
            {
                if (!RowEquality<T>.Of.Same(one[i], other[i])) return false;
            }

            return true;
        }
    }

    private sealed class Fields<T>(IEnumerable<object> fields) : RowEquality<T>
    {
        private readonly Field<T>[] _fields = [.. fields.Cast<Field<T>>()];

        public override bool Same(T one, T other) => ReferenceEquals(one, other) || (one is not null && other is not null && Array.TrueForAll(_fields, field => field.Same(one, other)));
    }

    private abstract class Field<T>
    {
        public abstract bool Same(T one, T other);
    }

    private sealed class Field<T, TValue>(Func<T, TValue> get) : Field<T>
    {
        public override bool Same(T one, T other) => RowEquality<TValue>.Of.Same(get(one), get(other));
    }

    private sealed class Union<T>(IEnumerable<object> cases) : RowEquality<T>
    {
        private readonly FrozenDictionary<Type, Case<T>> _cases = cases.Cast<Case<T>>().ToFrozenDictionary(one => one.Type);

        public override bool Same(T one, T other) =>
            ReferenceEquals(one, other) || (one is not null && other is not null && one.GetType() == other.GetType() && _cases[one.GetType()].Same(one, other));
    }

    private abstract class Case<T>
    {
        public abstract Type Type { get; }

        public abstract bool Same(T one, T other);
    }

    private sealed class Case<T, TCase> : Case<T>
        where TCase : T
    {
        public override Type Type => typeof(TCase);

        public override bool Same(T one, T other) => RowEquality<TCase>.Of.Same((TCase)one!, (TCase)other!);
    }

    // Whatever else there may be: right for every type, and slow.
    private sealed class Written<T> : RowEquality<T>
    {
        public override bool Same(T one, T other) => JsonSerializer.SerializeToUtf8Bytes(one, RowJson.Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, RowJson.Options));
    }
}
