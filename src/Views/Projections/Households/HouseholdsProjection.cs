using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="HouseholdRow"/>.</summary>
public sealed partial class HouseholdsProjection() : Projection("households", 1, HouseholdRow.Table, HouseholdIds.Table, PlaceName.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        switch (@event.Body)
        {
            case ShelterEvent.Registered e:
                rows.Put(PlaceName.Table, @event.Stream.ToString(), new(e.Name));
                break;
            case DepotEvent.Registered e:
                rows.Put(PlaceName.Table, @event.Stream.ToString(), new(e.Name));
                break;
            case HouseholdEvent e:
                await ApplyAsync(new HouseholdId(@event.Stream.Key), e, @event.Recorded, rows, cancellationToken);
                break;
        }
    }

    private static async ValueTask ApplyAsync(HouseholdId id, HouseholdEvent body, RecordedEvent recorded, IRows rows, CancellationToken cancellationToken)
    {
        var key = id.ToString();
        var before = body is HouseholdEvent.Registered registered ? From(id, registered, recorded) : await rows.FindAsync(HouseholdRow.Table, key, cancellationToken);
        if (before is null) return;
        var ids = await IdsAsync(key, before.Place, body, rows, cancellationToken);
        var names = await NamesAsync(body, rows, cancellationToken);
        rows.Put(HouseholdRow.Table, key, Summed(After(before, body, names), recorded.Version, ids));
    }

    private static async ValueTask<HouseholdIds?> IdsAsync(string key, PlaceCode place, HouseholdEvent body, IRows rows, CancellationToken cancellationToken)
    {
        var before = await rows.FindAsync(HouseholdIds.Table, key, cancellationToken);
        var known = before ?? new(place, []);
        var after = body switch
        {
            HouseholdEvent.Registered e => e.Members.Aggregate(known, (ids, member) => ids.With(member)),
            HouseholdEvent.MemberAdded e => known.With(e.Member),
            HouseholdEvent.MemberCorrected e => known.With(e.Member),
            HouseholdEvent.MemberRemoved e => known with { Ids = [.. known.Ids.Where(one => one.Member != e.Number)] },
            _ => before,
        };
        if (body is HouseholdEvent.Erased)
        {
            rows.Delete(HouseholdIds.Table, key);
            return null;
        }

        if (after is not null && !ReferenceEquals(after, before)) rows.Put(HouseholdIds.Table, key, after);
        return after;
    }

    /// <summary>The names of the shelters and depots that the event is about, by stream.</summary>
    private static async ValueTask<IReadOnlyDictionary<StreamName, string>> NamesAsync(HouseholdEvent body, IRows rows, CancellationToken cancellationToken)
    {
        IEnumerable<StreamName> asked = body switch
        {
            HouseholdEvent.MembersMoved { To: Whereabouts.InShelter there } => [StreamName.Of(there.Shelter)],
            HouseholdEvent.HandoutTaken e => [StreamName.Of(e.Depot)],
            HouseholdEvent.Absorbed e => e.Used.Select(use => StreamName.Of(use.Depot)).Distinct(),
            _ => [],
        };
        var names = new Dictionary<StreamName, string>();
        foreach (var stream in asked)
        {
            if (await rows.FindAsync(PlaceName.Table, stream.ToString(), cancellationToken) is { } name) names[stream] = name.Name;
        }

        return names;
    }

    /// <summary>The row with everything that follows from the rest of it.</summary>
    private static HouseholdRow Summed(HouseholdRow row, StreamVersion version, HouseholdIds? ids)
    {
        var head = row.Members.FirstOrDefault(member => member.Relation == Relation.Head);
        var last = row.Disasters.Count == 0 ? (DisasterId?)null : row.Disasters[^1].Disaster;
        return row with
        {
            Version = version,
            HeadName = head?.Name,
            HeadResidentId = head?.ResidentId,
            HeadPhone = head?.Phone,
            Persons = row.Members.Count(member => member.Where is not Whereabouts.Dead),
            Vulnerable = row.Members.Any(member => member.Vulnerabilities.Count > 0),
            NeedsIdFollowUp = !row.Erased && row.Members.Any(member => member.NeedsIdFollowUp),
            NotGone = last is { } disaster ? row.Members.Count(member => IsNotGone(member, disaster)) : 0,
            Search = string.Join(' ', row.Members.SelectMany(member => new[] { member.Name, member.Phone }).Concat(ids?.Ids.Select(one => one.Id.ToString()) ?? []).Append(row.Address).Append(row.Place.ToString()).Where(text => text is not null)).ToLowerInvariant(),
        };
    }

    private static bool IsNotGone(MemberRow member, DisasterId disaster) => member.Where switch
    {
        Whereabouts.Missing => true,
        Whereabouts.AtHome => !member.RelocatedIn.Contains(disaster),
        _ => false,
    };
}
