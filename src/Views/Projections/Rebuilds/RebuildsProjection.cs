using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="RebuildRow"/>.</summary>
public sealed class RebuildsProjection() : Projection("rebuilds", 2, RebuildRow.Table, RebuildOwner.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (@event.Body is not HouseholdEvent body) return;
        var id = new HouseholdId(@event.Stream.Key);
        var owner = await rows.FindAsync(RebuildOwner.Table, id.ToString(), cancellationToken);
        if (HouseholdNames.After(owner?.Names, body) is not { } names) return;
        if (!ReferenceEquals(names, owner?.Names))
        {
            owner = new(names, owner?.Current, owner?.All ?? []);
            rows.Put(RebuildOwner.Table, id.ToString(), owner);
            foreach (var disaster in owner.All) await rows.ChangeAsync(RebuildRow.Table, RebuildRow.Key(id, disaster), row => row with { HeadName = names.HeadName, Place = names.Home }, cancellationToken);
        }

        if (body is HouseholdEvent.Erased && owner is not null)
        {
            foreach (var disaster in owner.All) await rows.ChangeAsync(RebuildRow.Table, RebuildRow.Key(id, disaster), WithoutPhotos, cancellationToken);
        }

        if (body is HouseholdEvent.RebuildAssessed assessed)
        {
            rows.Put(RebuildOwner.Table, id.ToString(), owner! with { Current = assessed.Disaster, All = [.. owner.All.Union([assessed.Disaster])] });
            rows.Put(RebuildRow.Table, RebuildRow.Key(id, assessed.Disaster), From(id, names, assessed, @event.Recorded));
        }
        else if (owner?.Current is { } current)
        {
            await rows.ChangeAsync(RebuildRow.Table, RebuildRow.Key(id, current), row => After(row, body, @event.Recorded), cancellationToken);
        }
    }

    private static RebuildRow From(HouseholdId id, HouseholdNames names, HouseholdEvent.RebuildAssessed e, RecordedEvent recorded) => new()
    {
        Household = id,
        Disaster = e.Disaster,
        HeadName = names.HeadName,
        Place = names.Home,
        Stage = RebuildStage.Assessed,
        Kind = e.Kind,
        Rooms = e.Rooms,
        Stages = [new(RebuildStage.Assessed, ChinaTime.DateOf(recorded.At), recorded.Actor)],
    };

    private static RebuildRow After(RebuildRow row, HouseholdEvent body, RecordedEvent recorded)
    {
        return body switch
        {
            HouseholdEvent.RebuildApplied => To(RebuildStage.Applied),
            HouseholdEvent.RebuildReviewedInVillage e => To(RebuildStage.VillageReviewed) with { Note = e.Note },
            HouseholdEvent.RebuildPublished e => To(RebuildStage.Published, e.From) with { PublishedFrom = e.From },
            HouseholdEvent.RebuildObjectedTo e => To(RebuildStage.Applied) with { PublishedFrom = null, Note = e.Reason },
            HouseholdEvent.RebuildReviewedInTownship e => To(RebuildStage.TownshipReviewed) with { Note = e.Note },
            HouseholdEvent.RebuildApproved e => To(RebuildStage.Approved) with
            {
                Grant = e.Grant.Value,
                Instalments = [.. e.Instalments.OrderBy(one => one.Number).Select(one => new InstalmentRow(one.Number, one.After, one.Amount.Value))],
                Note = e.Note,
            },
            HouseholdEvent.RebuildRejected e => To(RebuildStage.Rejected) with { Note = e.Reason },
            HouseholdEvent.RebuildStarted e => To(RebuildStage.Started, e.On),
            HouseholdEvent.RebuildStructureDone e => To(RebuildStage.Structure, e.On),
            HouseholdEvent.RebuildInspected e => Reach(row, new(e.Passed ? RebuildStage.Inspected : RebuildStage.InRepair, e.On, recorded.Actor, e.Note) { Photos = e.Photos }) with { Note = e.Note },
            HouseholdEvent.MovedIn e => To(RebuildStage.MovedIn, e.On),
            HouseholdEvent.RebuildWithdrawn e => To(RebuildStage.Withdrawn) with { Note = e.Reason },
            HouseholdEvent.InstalmentPaid e => row with
            {
                Paid = row.Paid + e.Amount.Value,
                Instalments = [.. row.Instalments.Select(one => one.Number == e.Number ? one with { PaidAt = recorded.At, DocumentNumber = e.DocumentNumber } : one)],
            },
            _ => row,
        };

        RebuildRow To(RebuildStage stage, DateOnly? on = null) => Reach(row, new(stage, on ?? ChinaTime.DateOf(recorded.At), recorded.Actor));
    }

    private static RebuildRow Reach(RebuildRow row, StageRow stage) => row with { Stage = stage.Stage, Stages = [.. row.Stages, stage] };

    private static RebuildRow WithoutPhotos(RebuildRow row) => row with { Stages = [.. row.Stages.Select(stage => stage with { Photos = [] })] };
}

/// <summary>The household of a rebuild.</summary>
/// <param name="Current">The disaster whose damage is being made good, or was last.</param>
/// <param name="All">Every disaster with a row.</param>
internal sealed record RebuildOwner(HouseholdNames Names, DisasterId? Current, IReadOnlyList<DisasterId> All)
{
    public static ViewTable<RebuildOwner> Table { get; } = new("rebuilds_owners", row => new(row.Names.Home)) { IsPrivate = true };
}
