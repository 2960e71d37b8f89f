using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="HouseholdRow"/>.</summary>
public sealed partial class HouseholdsProjection() : Projection("households", 4, HouseholdRow.Table, PlaceName.Table)
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
        var names = await NamesAsync(body, rows, cancellationToken);
        rows.Put(HouseholdRow.Table, key, Summed(body is HouseholdEvent.PhotoAdded photo ? Show(before, photo, recorded) : After(before, body, names), recorded.Version));
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
    private static HouseholdRow Summed(HouseholdRow row, StreamVersion version)
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
            Search = SearchOf(row),
        };
    }

    // A resident ID is here as the row shows it, masked: in full it is found by its claim in the journal.
    private static string SearchOf(HouseholdRow row) => string.Join(
        ' ',
        row.Members.SelectMany(member => new[] { member.Name, InitialsOf(member.Name), member.Phone, member.ResidentId })
            .Append(row.Address)
            .Append(row.Place.ToString())
            .Append(NameOf(row.Place, PlaceTier.Village))
            .Append(NameOf(row.Place, PlaceTier.Township))
            .Where(text => text is not null)).ToLowerInvariant();

    // Typed on a telephone's keys faster than the name itself; a name in Latin letters is found by these.
    private static string? InitialsOf(string? name) =>
        PersonName.TryParse(name, out var person) && !char.IsAscii(name![0]) ? string.Concat(PersonPinyin.Initials(person).Where(char.IsAsciiLetter)) : null;

    private static string? NameOf(PlaceCode place, PlaceTier tier) => place.Tier < tier ? null : PlaceCatalogue.Shipped.Find(place.AtTier(tier))?.Name;

    private static bool IsNotGone(MemberRow member, DisasterId disaster) => member.Where switch
    {
        Whereabouts.Missing => true,
        Whereabouts.AtHome => !member.RelocatedIn.Contains(disaster),
        _ => false,
    };
}
