using System.Diagnostics.CodeAnalysis;

namespace CivilAffairs.Relief.Domain;

/// <summary>A value type that is one text on the wire, in the journal and as a key of a JSON object.</summary>
public interface ITextValue<TSelf>
    where TSelf : struct, ITextValue<TSelf>
{
    static abstract bool TryParse(string? text, [NotNullWhen(true)] out TSelf value);
}

/// <summary>A text that is a UUID, never the empty one.</summary>
public interface IIdValue<TSelf> : ITextValue<TSelf>
    where TSelf : struct, IIdValue<TSelf>
{
    Guid Value { get; }

    static abstract TSelf Of(Guid value);
}

/// <summary>A value type that is one whole number on the wire and in the journal.</summary>
public interface INumberValue<TSelf>
    where TSelf : struct, INumberValue<TSelf>
{
    long Value { get; }

    /// <returns>False where the number is outside the type's range.</returns>
    static abstract bool TryCreate(long number, out TSelf value);
}
