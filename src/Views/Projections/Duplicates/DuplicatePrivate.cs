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

    public IEnumerable<DuplicateEntry> Entries => Ended ? [] : Members.Select(member => new DuplicateEntry(Id, Place, member));

    public DuplicateSide Side() => new(Id, Place, Members.FirstOrDefault(member => member.Number == Head)?.Name, Members.Count, RegisteredAt);

    public DuplicateHousehold With(HouseholdId pair) => this with { Pairs = [.. Pairs.Union([pair]).OrderBy(one => one.ToString(), StringComparer.Ordinal)] };

    public DuplicateHousehold Without(HouseholdId pair) => this with { Pairs = [.. Pairs.Where(one => one != pair)] };
}

internal sealed record DuplicatePerson(MemberNumber Number, string Name, DateOnly? Birth, bool HasId);

internal sealed record DuplicateEntry(HouseholdId Household, PlaceCode Place, DuplicatePerson Person)
{
    /// <summary>Always the same order, so that rows do not tell in which order persons came and went.</summary>
    public static IReadOnlyList<DuplicateEntry> InOrder(IEnumerable<DuplicateEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Household.ToString(), StringComparer.Ordinal).ThenBy(entry => entry.Person.Number)];

    public bool IsSame(DuplicateEntry other) => Household == other.Household && Person.Number == other.Person.Number;
}

/// <summary>Persons who fall into one bucket, alike or not.</summary>
/// <param name="Crowds">Those of whom too many are alike, counted; they are in no entry.</param>
internal sealed record DuplicateBucket(IReadOnlyList<DuplicateEntry> Entries, IReadOnlyList<Crowd> Crowds)
{
    public static ViewTable<DuplicateBucket> Table { get; } = new("duplicates_buckets", _ => new(PlaceCode.Country)) { IsPrivate = true };

    public static DuplicateBucket Empty { get; } = new([], []);

    public bool IsEmpty => Entries.Count == 0 && Crowds.Count == 0;

    public Crowd? Find(Likeness likeness) => Crowds.FirstOrDefault(crowd => crowd.Likeness == likeness);

    public DuplicateBucket With(DuplicateEntry entry) => this with { Entries = DuplicateEntry.InOrder([.. Entries, entry]) };

    public DuplicateBucket Without(DuplicateEntry entry) => this with { Entries = [.. Entries.Where(one => !one.IsSame(entry))] };

    /// <summary>With the crowd in place of what is known of it.</summary>
    public DuplicateBucket With(Crowd crowd) => this with { Crowds = [.. Crowds.Where(one => one.Likeness != crowd.Likeness).Append(crowd).OrderBy(one => one.Likeness.Crowd, StringComparer.Ordinal)] };
}

/// <summary>How many persons are alike, where they are too many to be paired.</summary>
/// <param name="Places">Their homes, in order.</param>
internal sealed record Crowd(Likeness Likeness, int Persons, int WithoutId, int WithoutBirth, IReadOnlyList<CrowdPlace> Places)
{
    public static Crowd Of(Likeness likeness, IEnumerable<DuplicateEntry> entries) => entries.Aggregate(new Crowd(likeness, 0, 0, 0, []), (crowd, entry) => crowd.And(entry, 1));

    /// <param name="sign">1 for one more, -1 for one less.</param>
    public Crowd And(DuplicateEntry entry, int sign)
    {
        var here = sign + (Places.FirstOrDefault(one => one.Place == entry.Place)?.Persons ?? 0);
        var others = Places.Where(one => one.Place != entry.Place);
        return this with
        {
            Persons = Persons + sign,
            WithoutId = WithoutId + (entry.Person.HasId ? 0 : sign),
            WithoutBirth = WithoutBirth + (entry.Person.Birth is null ? sign : 0),
            Places = [.. (here == 0 ? others : others.Append(new(entry.Place, here))).OrderBy(one => one.Place.ToString(), StringComparer.Ordinal)],
        };
    }

    /// <summary>What readers are told; null while no two of them can be one person.</summary>
    public NamesakesRow? Row() => (Likeness.Birth is null ? WithoutBirth : WithoutId) == 0
        ? null
        : new() { Place = Places.Select(one => one.Place).Aggregate(DuplicateRow.Common), Name = Likeness.Name, Birth = Likeness.Birth, Persons = Persons, WithoutId = WithoutId };
}

internal sealed record CrowdPlace(PlaceCode Place, int Persons);

/// <summary>Some of the persons of a crowd: a fixed share by household, so that one who comes or goes moves few.</summary>
internal sealed record CrowdShare(IReadOnlyList<DuplicateEntry> Entries)
{
    private const int Shares = 64;

    public static ViewTable<CrowdShare> Table { get; } = new("duplicates_crowds", _ => new(PlaceCode.Country)) { IsPrivate = true };

    public static IEnumerable<string> Keys(Likeness likeness) => Enumerable.Range(0, Shares).Select(share => $"{likeness.Crowd}/{share}");

    public static string KeyOf(Likeness likeness, HouseholdId household) => $"{likeness.Crowd}/{household.Value.ToByteArray().Sum(part => part) % Shares}";
}
