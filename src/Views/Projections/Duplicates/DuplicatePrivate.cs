using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>A household as duplicates are looked for.</summary>
/// <param name="Members">Those with a name.</param>
/// <param name="Pairs">Households it is paired with now.</param>
/// <param name="Separate">Households found to be other families.</param>
/// <param name="Ended">Merged or erased: it is nobody's duplicate any more.</param>
internal sealed record DuplicateHousehold(
    HouseholdId Id,
    PlaceCode Place,
    MemberNumber? Head,
    DateTimeOffset RegisteredAt,
    IReadOnlyList<DuplicatePerson> Members,
    IReadOnlyList<HouseholdId> Pairs,
    IReadOnlyList<HouseholdId> Separate,
    bool Ended)
{
    public static ViewTable<DuplicateHousehold> Table { get; } = new("duplicates_households", row => new(row.Place)) { IsPrivate = true };

    public DuplicateSide Side() => new(Id, Place, Members.FirstOrDefault(member => member.Number == Head)?.Name, Members.Count, RegisteredAt);
}

internal sealed record DuplicatePerson(MemberNumber Number, string Name, DateOnly? Birth, bool HasId);

/// <summary>
/// Persons whose names, and births or villages, fall together. The key says so little that it may stay when a person is erased: thousands share it.
/// </summary>
internal sealed record DuplicateBucket(IReadOnlyList<DuplicateEntry> Entries)
{
    private const int KeyBytes = 2;

    public static ViewTable<DuplicateBucket> Table { get; } = new("duplicates_buckets", _ => new(PlaceCode.Country)) { IsPrivate = true };

    public static string KeyOf(string name, DateOnly birth) => KeyOf($"b/{name}/{birth:O}");

    public static string KeyOf(string name, PlaceCode village) => KeyOf($"v/{name}/{village}");

    private static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, KeyBytes));
}

internal sealed record DuplicateEntry(HouseholdId Household, PlaceCode Place, DuplicatePerson Person)
{
    public bool Matches(DuplicateEntry other) =>
        Household != other.Household
        && Person.Name == other.Person.Name
        && !(Person.HasId && other.Person.HasId)
        && (Person.Birth is { } mine && other.Person.Birth is { } theirs ? mine == theirs : Place == other.Place);
}
