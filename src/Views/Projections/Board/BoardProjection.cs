using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>
/// Keeps <see cref="BoardRow"/> and <see cref="EvacuationRow"/>. Every event changes a household's share by a difference, so no event reads more than
/// the household, its village and two rows of the board.
/// </summary>
public sealed partial class BoardProjection() : Projection(
    "board",
    1,
    BoardRow.Table,
    EvacuationRow.Table,
    BoardHousehold.Table,
    BoardHandout.Table,
    BoardPlace.Table,
    BoardVillage.Table,
    BoardDisaster.Table,
    BoardOrders.Table)
{
    private static readonly BoardHousehold Unheard = new();

    public override ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken) => @event.Body switch
    {
        DisasterEvent e => ApplyAsync(new DisasterId(@event.Stream.Key), e, @event.Recorded.At, rows, cancellationToken),
        HouseholdEvent e => ChangeAsync(new HouseholdId(@event.Stream.Key), household => household.After(e), rows, cancellationToken),
        DepotEvent.HandedOut e => GivenAsync(e, rows, cancellationToken),
        DepotEvent.TakenBack e => TakenBackAsync(e, rows, cancellationToken),
        _ => ValueTask.CompletedTask,
    };

    private static ValueTask GivenAsync(DepotEvent.HandedOut e, IRows rows, CancellationToken cancellationToken)
    {
        rows.Put(BoardHandout.Table, e.Handout.ToString(), new(e.Household, e.Disaster));
        return ChangeAsync(e.Household, household => household.Given(e.Disaster, e.Lines, 1), rows, cancellationToken);
    }

    // The goods come off where they were counted, also when another registration took over the one they were given to.
    private static async ValueTask TakenBackAsync(DepotEvent.TakenBack e, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(BoardHandout.Table, e.Handout.ToString(), cancellationToken) is not { } handout) return;
        await ChangeAsync(handout.Household, household => household.Given(handout.Disaster, e.Lines, -1), rows, cancellationToken);
    }

    private static async ValueTask ChangeAsync(HouseholdId id, Func<BoardHousehold, BoardHousehold> change, IRows rows, CancellationToken cancellationToken)
    {
        var before = await rows.FindAsync(BoardHousehold.Table, id.ToString(), cancellationToken) ?? Unheard;
        var after = change(before);
        if (ReferenceEquals(after, before)) return;
        var touched = new HashSet<PlaceCode>();
        var memberships = new List<BoardMembership>();
        foreach (var of in after.Disasters)
        {
            var former = before.Disasters.FirstOrDefault(one => one.Disaster == of.Disaster);
            var old = former is null ? null : before.ShareIn(former);
            var closed = (await rows.FindAsync(BoardDisaster.Table, of.Disaster.ToString(), cancellationToken))?.Closed ?? false;
            var membership = of with { Frozen = closed && former is not null ? former.Frozen ?? before.PeopleIn(of.Disaster) : null };
            memberships.Add(membership);
            await AccountAsync(of.Disaster, old, after.ShareIn(membership), touched, rows, cancellationToken);
        }

        rows.Put(BoardHousehold.Table, id.ToString(), after with { Disasters = memberships });
        if (before.Place != after.Place || before.InPlace() != after.InPlace())
        {
            await SettleAsync(before.Place, before.InPlace(), -1, touched, rows, cancellationToken);
            await SettleAsync(after.Place, after.InPlace(), 1, touched, rows, cancellationToken);
        }

        foreach (var place in touched) await CountAsync(place, rows, cancellationToken);
    }

    /// <summary>Puts the difference between two shares of a household on the board.</summary>
    private static async ValueTask AccountAsync(DisasterId disaster, BoardShare? old, BoardShare share, HashSet<PlaceCode> touched, IRows rows, CancellationToken cancellationToken)
    {
        if (old is not null && old.Place == share.Place)
        {
            await AddAsync(disaster, share.Place, share.Figures.Plus(old.Figures, -1), rows, cancellationToken);
        }
        else
        {
            if (old is not null) await AddAsync(disaster, old.Place, BoardFigures.Zero.Plus(old.Figures, -1), rows, cancellationToken);
            await AddAsync(disaster, share.Place, share.Figures, rows, cancellationToken);
        }

        if (old is not null && old.Place == share.Place && old.Listed == share.Listed && old.InPlace == share.InPlace) return;
        if (old is not null) await AddAsync(disaster, old, -1, touched, rows, cancellationToken);
        await AddAsync(disaster, share, 1, touched, rows, cancellationToken);
    }

    private static async ValueTask AddAsync(DisasterId disaster, PlaceCode? place, BoardFigures difference, IRows rows, CancellationToken cancellationToken)
    {
        if (difference.IsZero) return;
        var known = await rows.FindAsync(BoardDisaster.Table, disaster.ToString(), cancellationToken);
        await rows.ChangeAsync(
            BoardRow.Table,
            BoardRow.Key(disaster, null),
            new() { Disaster = disaster, Place = known?.Place ?? PlaceCode.Country, Total = true },
            row => row.With(row.Figures.Plus(difference)),
            cancellationToken);
        if (place?.AtTier(PlaceTier.Township) is not { } township) return;
        await rows.ChangeAsync(
            BoardRow.Table,
            BoardRow.Key(disaster, township),
            new() { Disaster = disaster, Place = township },
            row => row.With(row.Figures.Plus(difference)),
            cancellationToken);
    }

    private static async ValueTask AddAsync(DisasterId disaster, BoardShare share, int sign, HashSet<PlaceCode> touched, IRows rows, CancellationToken cancellationToken)
    {
        if (share.Place is not { } place) return;
        touched.Add(place);
        await rows.ChangeAsync(
            BoardVillage.Table,
            BoardVillage.Key(disaster, place),
            new(PlaceFigures.Zero, PlaceFigures.Zero),
            village => new(village.All.Plus(share.InPlace, sign), share.Listed ? village.Listed.Plus(share.InPlace, sign) : village.Listed),
            cancellationToken);
    }
}
