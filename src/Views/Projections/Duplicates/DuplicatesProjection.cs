using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>
/// Keeps <see cref="DuplicateRow"/> and <see cref="NamesakesRow"/>. What the rows say follows from the households as they are, not from the order in which they came: one
/// that was erased leaves the rows as if it had never had a name.
/// </summary>
public sealed partial class DuplicatesProjection() : Projection("duplicates", 2, DuplicateRow.Table, NamesakesRow.Table, DuplicateHousehold.Table, DuplicateBucket.Table, CrowdShare.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (@event.Body is not HouseholdEvent body) return;
        var id = new HouseholdId(@event.Stream.Key);
        var before = await rows.FindAsync(DuplicateHousehold.Table, id.ToString(), cancellationToken);
        if (After(id, before, body, @event.Recorded) is not { } after || ReferenceEquals(after, before)) return;
        if (before is not null) await ForgetAsync(before, rows, cancellationToken);
        rows.Put(DuplicateHousehold.Table, id.ToString(), after with { Pairs = [] });
        foreach (var entry in after.Entries)
        {
            foreach (var likeness in Likeness.Of(entry)) await AddAsync(likeness, entry, rows, cancellationToken);
        }
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
        foreach (var entry in household.Entries)
        {
            foreach (var likeness in Likeness.Of(entry)) await RemoveAsync(likeness, entry, rows, cancellationToken);
        }

        // Only now: where a crowd became small enough to be paired, a second member of the same name was paired once more.
        var pairs = (await rows.FindAsync(DuplicateHousehold.Table, household.Id.ToString(), cancellationToken))?.Pairs ?? [];
        foreach (var other in pairs)
        {
            rows.Delete(DuplicateRow.Table, DuplicateRow.Key(household.Id, other));
            await rows.ChangeAsync(DuplicateHousehold.Table, other.ToString(), row => row.Without(household.Id), cancellationToken);
        }
    }
}
