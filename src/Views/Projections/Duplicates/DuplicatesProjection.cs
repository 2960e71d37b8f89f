using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="DuplicateRow"/>.</summary>
public sealed class DuplicatesProjection() : Projection("duplicates", 1, DuplicateRow.Table, DuplicateHousehold.Table, DuplicateBucket.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (@event.Body is not HouseholdEvent body) return;
        var id = new HouseholdId(@event.Stream.Key);
        var before = await rows.FindAsync(DuplicateHousehold.Table, id.ToString(), cancellationToken);
        if (After(id, before, body, @event.Recorded) is not { } after || ReferenceEquals(after, before)) return;
        if (before is not null) await ForgetAsync(before, rows, cancellationToken);
        after = after with { Pairs = after.Ended ? [] : await MatchAsync(after, rows, cancellationToken) };
        rows.Put(DuplicateHousehold.Table, id.ToString(), after);
    }

    /// <summary>The same where nothing changed by which duplicates are known.</summary>
    private static DuplicateHousehold? After(HouseholdId id, DuplicateHousehold? before, HouseholdEvent body, RecordedEvent recorded) => (before, body) switch
    {
        (_, HouseholdEvent.Registered e) => new(id, e.Place, e.Members.FirstOrDefault(member => member.Relation == Relation.Head)?.Number, recorded.At, [.. e.Members.SelectMany(Named)], [], before?.Separate ?? [], false),
        (null, _) => null,
        (_, HouseholdEvent.MemberAdded e) => before with { Members = [.. before.Members, .. Named(e.Member)] },
        (_, HouseholdEvent.MemberCorrected e) => before with { Members = [.. before.Members.Where(member => member.Number != e.Member.Number), .. Named(e.Member)] },
        (_, HouseholdEvent.MemberRemoved e) => before with { Members = [.. before.Members.Where(member => member.Number != e.Number)] },
        (_, HouseholdEvent.HeadChanged e) => before with { Head = e.Head },
        (_, HouseholdEvent.HomeChanged e) => before with { Place = e.Place },
        (_, HouseholdEvent.KeptSeparate e) => before with { Separate = [.. before.Separate.Union([e.Other])] },
        (_, HouseholdEvent.MergedInto) => before with { Members = [], Ended = true },
        (_, HouseholdEvent.Erased) => before with { Members = [], Ended = true },
        _ => before,
    };

    private static IEnumerable<DuplicatePerson> Named(Member member) =>
        member.Identity is { } identity ? [new(member.Number, identity.Name.ToString(), member.Birth, identity.ResidentId is not null)] : [];

    /// <summary>Takes the household out of every bucket and every pair.</summary>
    private static async ValueTask ForgetAsync(DuplicateHousehold household, IRows rows, CancellationToken cancellationToken)
    {
        foreach (var key in household.Members.SelectMany(member => Keys(household, member)).Distinct(StringComparer.Ordinal))
            await rows.ChangeAsync(DuplicateBucket.Table, key, bucket => new([.. bucket.Entries.Where(entry => entry.Household != household.Id)]), cancellationToken);
        foreach (var other in household.Pairs)
        {
            rows.Delete(DuplicateRow.Table, DuplicateRow.Key(household.Id, other));
            await rows.ChangeAsync(DuplicateHousehold.Table, other.ToString(), row => row with { Pairs = [.. row.Pairs.Where(pair => pair != household.Id)] }, cancellationToken);
        }
    }

    /// <summary>Puts the household into its buckets and pairs it with whom it meets there.</summary>
    private static async ValueTask<IReadOnlyList<HouseholdId>> MatchAsync(DuplicateHousehold household, IRows rows, CancellationToken cancellationToken)
    {
        var met = new Dictionary<HouseholdId, HashSet<DuplicateMatch>>();
        foreach (var member in household.Members)
        {
            var entry = new DuplicateEntry(household.Id, household.Place, member);
            foreach (var key in Keys(household, member))
            {
                var bucket = await rows.FindAsync(DuplicateBucket.Table, key, cancellationToken);
                foreach (var other in bucket?.Entries.Where(entry.Matches) ?? [])
                {
                    if (!met.TryGetValue(other.Household, out var matches)) met[other.Household] = matches = [];
                    matches.Add(new(member.Number, other.Person.Number, member.Name, member.Birth is null || other.Person.Birth is null ? null : member.Birth));
                }

                rows.Put(DuplicateBucket.Table, key, new([.. bucket?.Entries ?? [], entry]));
            }
        }

        var pairs = new List<HouseholdId>();
        foreach (var (otherId, matches) in met.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal))
        {
            if (await rows.FindAsync(DuplicateHousehold.Table, otherId.ToString(), cancellationToken) is not { } other) continue;
            if (household.Separate.Contains(otherId) || other.Separate.Contains(household.Id)) continue;
            rows.Put(DuplicateRow.Table, DuplicateRow.Key(household.Id, otherId), Pair(household, other, matches));
            rows.Put(DuplicateHousehold.Table, otherId.ToString(), other with { Pairs = [.. other.Pairs.Union([household.Id])] });
            pairs.Add(otherId);
        }

        return pairs;
    }

    private static DuplicateRow Pair(DuplicateHousehold household, DuplicateHousehold other, IEnumerable<DuplicateMatch> matches)
    {
        var swapped = (other.RegisteredAt, other.Id.ToString()).CompareTo((household.RegisteredAt, household.Id.ToString())) < 0;
        return new()
        {
            Place = Common(household.Place, other.Place),
            First = (swapped ? other : household).Side(),
            Second = (swapped ? household : other).Side(),
            Matches = [.. matches.Select(match => swapped ? match with { First = match.Second, Second = match.First } : match).OrderBy(match => match.First).ThenBy(match => match.Second)],
        };
    }

    private static IEnumerable<string> Keys(DuplicateHousehold household, DuplicatePerson member) =>
        member.Birth is { } birth ? [DuplicateBucket.KeyOf(member.Name, birth), DuplicateBucket.KeyOf(member.Name, household.Place)] : [DuplicateBucket.KeyOf(member.Name, household.Place)];

    private static PlaceCode Common(PlaceCode one, PlaceCode other)
    {
        for (var tier = PlaceTier.Village; tier > PlaceTier.Country; tier--)
        {
            var place = one.AtTier(tier);
            if (other.IsInside(place)) return place;
        }

        return PlaceCode.Country;
    }
}
