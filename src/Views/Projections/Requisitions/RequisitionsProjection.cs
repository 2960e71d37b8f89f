using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="RequisitionRow"/>.</summary>
public sealed class RequisitionsProjection() : Projection("requisitions", 1, RequisitionRow.Table, Depots)
{
    private static readonly ViewTable<DepotName> Depots = DepotName.TableOf("requisitions");

    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (@event.Body is not DepotEvent body) return;
        DepotName.Note(Depots, @event, rows);
        var at = @event.Recorded.At;
        var by = @event.Recorded.Actor;
        switch (body)
        {
            case DepotEvent.RequisitionRaised e:
                rows.Put(RequisitionRow.Table, e.Requisition.ToString(), await RaisedAsync(e, @event, rows, cancellationToken));
                break;
            case DepotEvent.RequisitionApproved e:
                var source = await DepotName.FindAsync(Depots, e.Source, rows, cancellationToken);
                await ChangeAsync(e.Requisition, row => Decided(row, RequisitionStage.Approved, at, by) with
                {
                    Source = e.Source,
                    SourceName = source.Name,
                    Hold = e.Hold,
                    Lines = [.. row.Lines.Select(line => line with { Approved = Sum(e.Lines, line.Item) })],
                });
                break;
            case DepotEvent.RequisitionRejected e:
                await ChangeAsync(e.Requisition, row => Decided(row, RequisitionStage.Rejected, at, by) with { DecisionReason = e.Reason });
                break;
            case DepotEvent.RequisitionCancelled e:
                await ChangeAsync(e.Requisition, row => Decided(row, RequisitionStage.Cancelled, at, by) with { DecisionReason = e.Reason });
                break;
            case DepotEvent.RequisitionClosed e:
                await ChangeAsync(e.Requisition, row => Decided(row, RequisitionStage.Closed, at, by) with { DecisionReason = e.Reason });
                break;
            case DepotEvent.RequisitionShipped e:
                await ChangeAsync(e.Requisition, row => row with
                {
                    Stage = RequisitionStage.Shipped,
                    Consignments = [.. row.Consignments, e.Consignment],
                    Lines = [.. row.Lines.Select(line => line with { Shipped = line.Shipped + e.Lines.Where(one => one.Lot.Item == line.Item).Sum(one => one.Quantity.Value) })],
                });
                break;
            case DepotEvent.RequisitionFulfilled e:
                await ChangeAsync(e.Requisition, row => row with { Stage = RequisitionStage.Fulfilled, FulfilledAt = at });
                break;
        }

        ValueTask ChangeAsync(RequisitionId id, Func<RequisitionRow, RequisitionRow> change) => rows.ChangeAsync(RequisitionRow.Table, id.ToString(), change, cancellationToken);
    }

    private static RequisitionRow Decided(RequisitionRow row, RequisitionStage stage, DateTimeOffset at, AccountName by) => row with { Stage = stage, DecidedAt = at, DecidedBy = by };

    private static async ValueTask<RequisitionRow> RaisedAsync(DepotEvent.RequisitionRaised e, DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        var id = new DepotId(@event.Stream.Key);
        var depot = await DepotName.FindAsync(Depots, id, rows, cancellationToken);
        return new()
        {
            Id = e.Requisition,
            Depot = id,
            DepotName = depot.Name,
            Place = depot.Place,
            Disaster = e.Disaster,
            Stage = RequisitionStage.Raised,
            Urgency = e.Urgency,
            DueAt = e.DueAt,
            Reason = e.Reason,
            Lines = [.. e.Lines.Select(line => new RequisitionLineRow(line.Item, line.Quantity.Value))],
            RaisedAt = @event.Recorded.At,
            RaisedBy = @event.Recorded.Actor,
        };
    }

    private static long Sum(IReadOnlyList<ItemQuantity> lines, ItemCode item) => lines.Where(line => line.Item == item).Sum(line => line.Quantity.Value);
}
