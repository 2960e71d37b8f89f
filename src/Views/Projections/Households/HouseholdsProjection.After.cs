using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Views.Projections;

public sealed partial class HouseholdsProjection
{
    private static HouseholdRow From(HouseholdId id, HouseholdEvent.Registered e, RecordedEvent recorded) => new()
    {
        Id = id,
        Place = e.Place,
        Address = e.Address,
        Location = e.Location,
        Account = e.Account?.Masked(),
        Synthetic = e.Synthetic,
        Members = [.. e.Members.Select(member => Of(member, new Whereabouts.AtHome()))],
        Disasters = e.Disaster is { } disaster ? [new(disaster)] : [],
        RegisteredAt = recorded.At,
        RegisteredBy = recorded.Actor,
    };

    private static HouseholdRow After(HouseholdRow row, HouseholdEvent body, IReadOnlyDictionary<StreamName, string> names) => body switch
    {
        HouseholdEvent.MemberAdded e => row with { Members = [.. row.Members, Of(e.Member, new Whereabouts.AtHome())] },
        HouseholdEvent.MemberCorrected e => Change(row, e.Member.Number, member => Of(e.Member, member.Where) with { ShelterName = member.ShelterName, Since = member.Since, RelocatedIn = member.RelocatedIn }),
        HouseholdEvent.MemberRemoved e => row with { Members = [.. row.Members.Where(member => member.Number != e.Number)] },
        HouseholdEvent.HeadChanged e => Change(Change(row, e.Former, member => member with { Relation = e.FormerHead }), e.Head, member => member with { Relation = Relation.Head }),
        HouseholdEvent.HomeChanged e => row with { Place = e.Place, Address = e.Address, Location = e.Location },
        HouseholdEvent.BankAccountSet e => row with { Account = e.Account?.Masked() },
        HouseholdEvent.MarkedAffected e => Involve(row, e.Disaster, one => one with { MustGo = e.MustGo }),
        HouseholdEvent.MergedInto e => row with { MergedInto = e.Other },
        HouseholdEvent.Absorbed e => e.Used.Aggregate(row with { Absorbed = [.. row.Absorbed.Union([e.Merged])] }, (taken, use) => Use(taken, use, names)),
        HouseholdEvent.Erased => Erase(row),
        HouseholdEvent.MembersMoved e => Move(row, e, names),
        HouseholdEvent.DeathRetracted e => Change(row, e.Member, member => member with { Where = e.Now, ShelterName = null, Since = null }),
        HouseholdEvent.LossesAssessed e => Involve(row, e.Disaster, one => one with { Losses = e.Losses, Verified = false }),
        HouseholdEvent.LossesVerified e => Involve(row, e.Disaster, one => one with { Verified = true }),
        HouseholdEvent.LossesReopened e => Involve(row, e.Disaster, one => one with { Verified = false }),
        HouseholdEvent.HandoutTaken e => e.Used.Aggregate(Involve(row, e.Disaster, one => one), (taken, use) => Use(taken, use, names)),
        HouseholdEvent.GoodsGivenBack e => e.Restored.Aggregate(row, Restore),
        HouseholdEvent.RebuildAssessed e => Involve(row, e.Disaster, one => one) with { RebuildStage = RebuildStage.Assessed, RebuildDisaster = e.Disaster },
        HouseholdEvent.RebuildInspected e => row with
        {
            RebuildStage = RebuildStages.After(row.RebuildStage, e),
            Photos = [.. row.Photos.Select(photo => e.Photos.Contains(photo.Photo) ? photo with { InspectedOn = e.On } : photo)],
        },
        _ => row with { RebuildStage = RebuildStages.After(row.RebuildStage, body) },
    };

    private static MemberRow Of(Member member, Whereabouts where) => new(
        member.Number,
        member.Identity?.Name.ToString(),
        member.Identity?.ResidentId?.Masked(),
        member.Identity?.Phone?.ToString(),
        member.Sex,
        member.Birth,
        member.Relation,
        member.Vulnerabilities,
        member.NeedsIdFollowUp,
        where,
        null,
        null,
        []);

    private static HouseholdRow Move(HouseholdRow row, HouseholdEvent.MembersMoved e, IReadOnlyDictionary<StreamName, string> names)
    {
        var involved = e.Disaster is { } disaster ? Involve(row, disaster, one => one) : row;
        var of = e.Disaster ?? (row.Disasters.Count == 0 ? null : row.Disasters[^1].Disaster);
        var shelter = e.To is Whereabouts.InShelter there ? names.GetValueOrDefault(StreamName.Of(there.Shelter)) : null;
        return e.Moves.Aggregate(involved, (moved, move) => Change(moved, move.Member, member => member with
        {
            Where = e.To,
            ShelterName = shelter,
            Since = e.OccurredAt,
            RelocatedIn = of is { } one && e.To.IsRelocated ? [.. member.RelocatedIn.Union([one])] : member.RelocatedIn,
        }));
    }

    private static HouseholdRow Use(HouseholdRow row, RightUse use, IReadOnlyDictionary<StreamName, string> names)
    {
        var former = row.Rights.FirstOrDefault(right => right.Disaster == use.Disaster && right.Code == use.Code);
        var after = new RightRow(
            use.Disaster,
            use.Code,
            use.Item,
            (former?.Uses ?? 0) + 1,
            (former?.Quantity ?? 0) + use.Quantity.Value,
            use.Period,
            use.At,
            use.By,
            use.Depot,
            names.GetValueOrDefault(StreamName.Of(use.Depot), ""),
            use.Handout);
        return row with { Rights = [.. row.Rights.Where(right => !ReferenceEquals(right, former)), after] };
    }

    private static HouseholdRow Show(HouseholdRow row, HouseholdEvent.PhotoAdded e, RecordedEvent recorded) => Involve(row, e.Disaster, one => one) with
    {
        Photos = [.. row.Photos, new(e.Photo, e.Disaster, e.Caption, recorded.At, recorded.Actor)],
    };

    private static HouseholdRow Restore(HouseholdRow row, RightUse use) => row with
    {
        Rights =
        [
            .. row.Rights
                .Select(right => right.Disaster == use.Disaster && right.Code == use.Code
                    ? right with
                    {
                        Uses = right.Uses - 1,
                        Quantity = right.Quantity - use.Quantity.Value,
                        LastPeriod = right.LastHandout == use.Handout ? null : right.LastPeriod,
                    }
                    : right)
                .Where(right => right.Uses > 0),
        ],
    };

    private static HouseholdRow Erase(HouseholdRow row) => row with
    {
        Erased = true,
        Address = null,
        Location = null,
        Account = null,
        Photos = [],
        Members = [.. row.Members.Select(member => member with { Name = null, ResidentId = null, Phone = null, Birth = null, NeedsIdFollowUp = false })],
    };

    private static HouseholdRow Involve(HouseholdRow row, DisasterId disaster, Func<HouseholdDisasterRow, HouseholdDisasterRow> change) => row with
    {
        Disasters = row.Disasters.Any(one => one.Disaster == disaster)
            ? [.. row.Disasters.Select(one => one.Disaster == disaster ? change(one) : one)]
            : [.. row.Disasters, change(new(disaster))],
    };

    private static HouseholdRow Change(HouseholdRow row, MemberNumber number, Func<MemberRow, MemberRow> change) =>
        row with { Members = [.. row.Members.Select(member => member.Number == number ? change(member) : member)] };
}
