using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What a view of things that concern households keeps of each: where its home is and what its members are called. Erasure takes the names.</summary>
internal sealed record HouseholdNames(PlaceCode Home, MemberNumber? Head, IReadOnlyList<MemberName> Members)
{
    public string? HeadName => Members.FirstOrDefault(member => member.Number == Head)?.Name;

    public string? NameOf(MemberNumber number) => Members.FirstOrDefault(member => member.Number == number)?.Name;

    /// <summary>After an event of the household; the very same where nothing of this changed.</summary>
    public static HouseholdNames? After(HouseholdNames? before, HouseholdEvent body) => (before, body) switch
    {
        (_, HouseholdEvent.Registered e) => new(e.Place, e.Members.FirstOrDefault(member => member.Relation == Relation.Head)?.Number, [.. e.Members.Select(MemberName.Of)]),
        (null, _) => null,
        (_, HouseholdEvent.MemberAdded e) => before with { Members = [.. before.Members, MemberName.Of(e.Member)] },
        (_, HouseholdEvent.MemberCorrected e) => before with { Members = [.. before.Members.Select(member => member.Number == e.Member.Number ? MemberName.Of(e.Member) : member)] },
        (_, HouseholdEvent.MemberRemoved e) => before with { Members = [.. before.Members.Where(member => member.Number != e.Number)] },
        (_, HouseholdEvent.HeadChanged e) => before with { Head = e.Head },
        (_, HouseholdEvent.HomeChanged e) => before with { Home = e.Place },
        (_, HouseholdEvent.Erased) => before with { Members = [.. before.Members.Select(member => member with { Name = null })] },
        _ => before,
    };
}

internal sealed record MemberName(MemberNumber Number, string? Name)
{
    public static MemberName Of(Member member) => new(member.Number, member.Identity?.Name.ToString());
}
