using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="HandoutRow"/>.</summary>
public sealed class HandoutsProjection() : Projection("handouts", 1, HandoutRow.Table, Depots, Receiver.Table)
{
    private static readonly ViewTable<DepotName> Depots = DepotName.TableOf("handouts");

    public override ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken) => @event.Body switch
    {
        DepotEvent body => ApplyAsync(body, @event, rows, cancellationToken),
        HouseholdEvent body => ApplyAsync(new HouseholdId(@event.Stream.Key), body, @event.Recorded, rows, cancellationToken),
        _ => ValueTask.CompletedTask,
    };

    private static async ValueTask ApplyAsync(DepotEvent body, DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        DepotName.Note(Depots, @event, rows);
        var at = @event.Recorded.At;
        switch (body)
        {
            case DepotEvent.HandoutReserved e:
                await ReservedAsync(e, @event, rows, cancellationToken);
                break;
            case DepotEvent.HandoutReleased e:
                await ChangeAsync(e.Handout, row => row with { Stage = HandoutStage.Released, At = at });
                break;
            case DepotEvent.HandedOut e:
                await ChangeAsync(e.Handout, row => row with { Stage = HandoutStage.Given, Lines = e.Lines, At = at });
                break;
            case DepotEvent.TakenBack e:
                await ChangeAsync(e.Handout, row => row with { Stage = HandoutStage.GivenBack, GivenBack = [.. row.GivenBack, .. e.Lines], At = at });
                break;
        }

        ValueTask ChangeAsync(HandoutId id, Func<HandoutRow, HandoutRow> change) => rows.ChangeAsync(HandoutRow.Table, id.ToString(), change, cancellationToken);
    }

    private static async ValueTask ReservedAsync(DepotEvent.HandoutReserved e, DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        var id = new DepotId(@event.Stream.Key);
        var depot = await DepotName.FindAsync(Depots, id, rows, cancellationToken);
        var receiver = await rows.FindAsync(Receiver.Table, e.Household.ToString(), cancellationToken);
        rows.Put(HandoutRow.Table, e.Handout.ToString(), new()
        {
            Id = e.Handout,
            Stage = HandoutStage.Reserved,
            Disaster = e.Disaster,
            Depot = id,
            DepotName = depot.Name,
            Place = depot.Place,
            Household = e.Household,
            HeadName = receiver?.Names.HeadName,
            Home = receiver?.Names.Home,
            Lines = e.Lines,
            ExpiresAt = e.ExpiresAt,
            At = @event.Recorded.At,
            By = @event.Recorded.Actor,
            Previous = receiver?.Last,
        });
        if (receiver is not null) rows.Put(Receiver.Table, e.Household.ToString(), receiver with { Last = e.Handout });
    }

    private static async ValueTask ApplyAsync(HouseholdId id, HouseholdEvent body, RecordedEvent recorded, IRows rows, CancellationToken cancellationToken)
    {
        switch (body)
        {
            case HouseholdEvent.HandoutTaken e:
                await rows.ChangeAsync(
                    HandoutRow.Table,
                    e.Handout.ToString(),
                    row => row with
                    {
                        Stage = HandoutStage.Taken,
                        Used = [.. e.Used.Select(use => new HandoutUseRow(use.Code, use.Period, use.Item, use.Quantity.Value))],
                        Proof = e.Proof,
                        At = recorded.At,
                        By = recorded.Actor,
                    },
                    cancellationToken);
                break;
            case HouseholdEvent.Erased e:
                await EraseAsync(id, e, rows, cancellationToken);
                break;
            default:
                var before = await rows.FindAsync(Receiver.Table, id.ToString(), cancellationToken);
                if (HouseholdNames.After(before?.Names, body) is { } names && !ReferenceEquals(names, before?.Names)) rows.Put(Receiver.Table, id.ToString(), new(names, before?.Last));
                break;
        }
    }

    /// <summary>The handouts of a household are chained by <see cref="HandoutRow.Previous"/>, so that its name can be taken out of each.</summary>
    private static async ValueTask EraseAsync(HouseholdId id, HouseholdEvent.Erased erased, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(Receiver.Table, id.ToString(), cancellationToken) is not { } receiver) return;
        rows.Put(Receiver.Table, id.ToString(), receiver with { Names = HouseholdNames.After(receiver.Names, erased)! });
        for (var handout = receiver.Last; handout is { } one;)
        {
            if (await rows.FindAsync(HandoutRow.Table, one.ToString(), cancellationToken) is not { } row) return;
            rows.Put(HandoutRow.Table, one.ToString(), row with { HeadName = null });
            handout = row.Previous;
        }
    }
}
