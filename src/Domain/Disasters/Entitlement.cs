using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Name of an entitlement within a disaster's relief plan: 1 to 32 lower-case letters, digits and hyphens.</summary>
[JsonConverter(typeof(TextValueConverter<EntitlementCode>))]
public readonly record struct EntitlementCode : ITextValue<EntitlementCode>
{
    private readonly string? _code;

    private EntitlementCode(string code) => _code = code;

    public static bool TryParse(string? text, out EntitlementCode value)
    {
        var valid = ItemCode.TryParse(text, out var code);
        value = valid ? new(code.ToString()) : default;
        return valid;
    }

    /// <exception cref="FormatException">The text is not an entitlement code.</exception>
    public static EntitlementCode Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not an entitlement code");

    public override string ToString() => _code ?? string.Empty;
}

/// <summary>What a household may get: so much of an item, how often, on which conditions, from when to when (救助标准).</summary>
/// <param name="Amount">For each person who meets the conditions, or for the household.</param>
/// <param name="PeriodDays">Once in so many days, counted in China from <paramref name="From"/>; null for once in the whole disaster.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive; null while it runs on.</param>
public sealed record Entitlement(EntitlementCode Code, Bilingual Title, ItemCode Item, Quantity Amount, EntitlementBasis Basis, int? PeriodDays, DateOnly From, DateOnly? To = null)
{
    /// <summary>All must be met; none means everybody of the disaster.</summary>
    public IReadOnlyList<EntitlementCondition> Conditions { get; init; } = [];

    /// <summary>Where the household's home must be; empty for anywhere.</summary>
    public IReadOnlyList<PlaceCode> Places { get; init; } = [];

    /// <summary>The period that holds a day, by its first day: what names a right together with disaster and code.</summary>
    /// <param name="day">A day in China.</param>
    /// <returns><see cref="From"/> where it is given once; null before <see cref="From"/> and after <see cref="To"/>.</returns>
    public DateOnly? PeriodOf(DateOnly day)
    {
        if (day < From || day > To) return null;
        return PeriodDays is > 0 and var length ? From.AddDays((day.DayNumber - From.DayNumber) / length * length) : From;
    }
}

/// <summary>What the amount of an entitlement is counted by.</summary>
public enum EntitlementBasis
{
    Person,
    Household,
}

/// <summary>Conditions of an entitlement. The first two are met by a person, the others by the household as a whole.</summary>
public enum EntitlementCondition
{
    /// <summary>The person is relocated: in a shelter, with kin, renting, in hospital or elsewhere.</summary>
    Relocated,

    /// <summary>The person is in a shelter.</summary>
    InShelter,

    /// <summary>Rooms of the home collapsed or are severely damaged.</summary>
    HomeLost,

    /// <summary>A member is of a vulnerable group.</summary>
    Vulnerable,
}

/// <summary>What is paid after a stage of a rebuild is reached.</summary>
/// <param name="Number">1, 2, 3...</param>
/// <param name="After">The stage that must be reached.</param>
public sealed record Instalment(int Number, RebuildStage After, Money Amount);
