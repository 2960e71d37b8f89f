using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="ConsignmentRow"/>.</summary>
public sealed class ConsignmentsProjection() : Projection("consignments", 1, ConsignmentRow.Table, Depots)
{
    private static readonly ViewTable<DepotName> Depots = DepotName.TableOf("consignments");

    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (@event.Body is not DepotEvent body) return;
        DepotName.Note(Depots, @event, rows);
        var at = @event.Recorded.At;
        var by = @event.Recorded.Actor;
        switch (body)
        {
            case DepotEvent.ConsignmentPrepared e:
                rows.Put(ConsignmentRow.Table, e.Consignment.ToString(), await PreparedAsync(e, @event, rows, cancellationToken));
                break;
            case DepotEvent.ConsignmentShipped e:
                await ChangeAsync(e.Consignment, row => row with { Stage = ConsignmentStage.Shipped, Carrier = e.Carrier, Vehicle = e.Vehicle, DueAt = e.DueAt, ShippedAt = at, ShippedBy = by });
                break;
            case DepotEvent.ConsignmentCancelled e:
                await ChangeAsync(e.Consignment, row => row with { Stage = ConsignmentStage.Cancelled, Note = e.Reason, ClosedAt = at, ClosedBy = by });
                break;
            case DepotEvent.ConsignmentExpected e:
                await ChangeAsync(e.Consignment, row => row with { Expected = true });
                break;
            case DepotEvent.ConsignmentReceived e:
                await ChangeAsync(e.Consignment, row => Received(row, e.Lines) with { ClosedAt = at, ClosedBy = by });
                break;
            case DepotEvent.ConsignmentDeclaredLost e:
                await ChangeAsync(e.Consignment, row => row with
                {
                    Stage = ConsignmentStage.Lost,
                    Note = e.InquiryNote,
                    Lines = [.. row.Lines.Select(line => line with { Short = line.Shipped })],
                    ClosedAt = at,
                    ClosedBy = by,
                });
                break;
            case DepotEvent.ConsignmentSettled e:
                await ChangeAsync(e.Consignment, row => row with { Settled = true });
                break;
            case DepotEvent.ConsignmentReconciled e:
                await ChangeAsync(e.Consignment, row => row with
                {
                    Stage = ConsignmentStage.Reconciled,
                    Note = e.Note,
                    Lines = [.. row.Lines.Select(line => line with { Found = e.Found.Where(found => found.Lot == line.Lot).Sum(found => found.Quantity.Value) })],
                    ReconciledAt = at,
                });
                break;
        }

        ValueTask ChangeAsync(ConsignmentId id, Func<ConsignmentRow, ConsignmentRow> change) => rows.ChangeAsync(ConsignmentRow.Table, id.ToString(), change, cancellationToken);
    }

    private static ConsignmentRow Received(ConsignmentRow row, IReadOnlyList<ReceivedLine> received) => row with
    {
        Stage = received.All(line => line.Short.IsZero && line.Damaged.IsZero) ? ConsignmentStage.Received : ConsignmentStage.PartlyReceived,
        Lines = [.. row.Lines.Select(line => received.FirstOrDefault(one => one.Lot == line.Lot) is { } one
            ? line with { Received = one.Received.Value, Short = one.Short.Value, Damaged = one.Damaged.Value, Reason = one.Reason }
            : line)],
    };

    private static async ValueTask<ConsignmentRow> PreparedAsync(DepotEvent.ConsignmentPrepared e, DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        var id = new DepotId(@event.Stream.Key);
        var from = await DepotName.FindAsync(Depots, id, rows, cancellationToken);
        var to = await DepotName.FindAsync(Depots, e.To, rows, cancellationToken);
        return new()
        {
            Id = e.Consignment,
            Place = from.Place.IsInside(to.Place) ? from.Place : to.Place,
            Stage = ConsignmentStage.Prepared,
            From = id,
            FromName = from.Name,
            FromPlace = from.Place,
            To = e.To,
            ToName = to.Name,
            ToPlace = to.Place,
            Lines = [.. e.Lines.Select(line => new ConsignmentLineRow(line.Lot, line.Quantity.Value))],
            Requisition = e.Requisition,
            Hold = e.Hold,
            PreparedAt = @event.Recorded.At,
            PreparedBy = @event.Recorded.Actor,
        };
    }
}
