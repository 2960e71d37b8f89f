using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Stored names of the events of a depot. A name once written is never changed; a new meaning gets a new name.</summary>
internal static class DepotEvents
{
    public static readonly IReadOnlyList<EventName> Table =
    [
        EventName.Of<DepotEvent.Registered>("depot.registered.1"),
        EventName.Of<DepotEvent.StockReceived>("depot.stock-received.1"),
        EventName.Of<DepotEvent.StockWrittenOff>("depot.stock-written-off.1"),
        EventName.Of<DepotEvent.StockCounted>("depot.stock-counted.1"),
        EventName.Of<DepotEvent.StockAdjusted>("depot.stock-adjusted.1"),
        EventName.Of<DepotEvent.CountRejected>("depot.count-rejected.1"),
        EventName.Of<DepotEvent.HandoutReserved>("depot.handout-reserved.1"),
        EventName.Of<DepotEvent.HandoutReleased>("depot.handout-released.1"),
        EventName.Of<DepotEvent.HandedOut>("depot.handed-out.1"),
        EventName.Of<DepotEvent.TakenBack>("depot.taken-back.1"),
        EventName.Of<DepotEvent.ConsignmentPrepared>("depot.consignment-prepared.1"),
        EventName.Of<DepotEvent.ConsignmentShipped>("depot.consignment-shipped.1"),
        EventName.Of<DepotEvent.ConsignmentCancelled>("depot.consignment-cancelled.1"),
        EventName.Of<DepotEvent.ConsignmentExpected>("depot.consignment-expected.1"),
        EventName.Of<DepotEvent.ConsignmentReceived>("depot.consignment-received.1"),
        EventName.Of<DepotEvent.ConsignmentDeclaredLost>("depot.consignment-declared-lost.1"),
        EventName.Of<DepotEvent.ConsignmentSettled>("depot.consignment-settled.1"),
        EventName.Of<DepotEvent.ConsignmentReconciled>("depot.consignment-reconciled.1"),
        EventName.Of<DepotEvent.RequisitionRaised>("depot.requisition-raised.1"),
        EventName.Of<DepotEvent.RequisitionApproved>("depot.requisition-approved.1"),
        EventName.Of<DepotEvent.ApprovalVoided>("depot.approval-voided.1"),
        EventName.Of<DepotEvent.RequisitionRejected>("depot.requisition-rejected.1"),
        EventName.Of<DepotEvent.RequisitionCancelled>("depot.requisition-cancelled.1"),
        EventName.Of<DepotEvent.RequisitionClosed>("depot.requisition-closed.1"),
        EventName.Of<DepotEvent.RequisitionShipped>("depot.requisition-shipped.1"),
        EventName.Of<DepotEvent.RequisitionFulfilled>("depot.requisition-fulfilled.1"),
        EventName.Of<DepotEvent.StockHeld>("depot.stock-held.1"),
        EventName.Of<DepotEvent.HoldConfirmed>("depot.hold-confirmed.1"),
        EventName.Of<DepotEvent.HoldReleased>("depot.hold-released.1"),
    ];
}
