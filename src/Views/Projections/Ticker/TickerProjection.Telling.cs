using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

public sealed partial class TickerProjection
{
    /// <summary>What is told of an event; null for one that is no news.</summary>
    private static Told? Tell(DecodedEvent @event, TickerThing thing)
    {
        var row = new TickerRow
        {
            Position = @event.Position,
            Kind = @event.Recorded.Type[..@event.Recorded.Type.LastIndexOf('.')],
            At = @event.Recorded.At,
            Place = thing.Place,
            Thing = @event.Stream,
            Name = thing.Name,
        };
        return @event.Body switch
        {
            DisasterEvent.EntitlementSet or DisasterEvent.EntitlementEnded or DisasterEvent.InstalmentsSet or DisasterEvent.AffectedPlacesSet or DisasterEvent.DetailsCorrected
                or DisasterEvent.AlertAcknowledged or DisasterEvent.AlertRaisedAgain => null,
            DisasterEvent.ResponseStarted e => new(row with { Level = e.Level }),
            DisasterEvent.LevelChanged e => new(row with { Level = e.To }),
            DisasterEvent.EvacuationOrdered e => new(row with { Place = e.Place }),
            DisasterEvent.EvacuationLifted e => new(row with { Place = e.Place }),
            DisasterEvent => new(row),

            ShelterEvent.Opened or ShelterEvent.ClosingStarted or ShelterEvent.Closed => new(row),
            ShelterEvent.CapacityChanged e => new(row with { Persons = e.Capacity }),
            ShelterEvent.OverflowAuthorised e => new(row with { Persons = e.ExtraPersons }),
            ShelterEvent.HouseholdAdmitted e => new(row with { Persons = e.Members.Count }, e.Disaster),
            ShelterEvent.HouseholdDischarged e => new(row with { Persons = e.Members.Count, To = Case(e.To) }),
            ShelterEvent.RollCallTaken e => new(row with { Persons = e.CountedPersons }),

            DepotEvent.RequisitionRaised e => new(row with { Urgency = e.Urgency, Goods = Goods(e.Lines) }, e.Disaster),
            DepotEvent.RequisitionApproved e => new(row with { Goods = Goods(e.Lines) }, Requisition: e.Requisition, Other: e.Source),
            DepotEvent.RequisitionRejected e => new(row, Requisition: e.Requisition),
            DepotEvent.RequisitionClosed e => new(row, Requisition: e.Requisition),
            DepotEvent.RequisitionFulfilled e => new(row, Requisition: e.Requisition),
            DepotEvent.ConsignmentShipped { Requisition: { } requisition } e => new(row with { Goods = Goods(e.Lines) }, Requisition: requisition, Other: e.To),
            DepotEvent.ConsignmentReceived { Requisition: { } requisition } e => new(row with { Goods = Goods(e.Lines.Select(line => new LotQuantity(line.Lot, line.Received))) }, Requisition: requisition, Other: e.From),
            DepotEvent.ConsignmentDeclaredLost { Requisition: { } requisition } e => new(row with { Goods = Goods(e.Lines) }, Requisition: requisition, Other: e.From),
            DepotEvent.HandedOut e => new(row with { Goods = Goods(e.Lines) }, e.Disaster),

            HouseholdEvent.Registered e => new(row with { Persons = e.Members.Count }, e.Disaster),
            HouseholdEvent.MembersMoved { To: not Whereabouts.InShelter, Disaster: { } disaster } e => new(row with { Persons = e.Moves.Count, To = Case(e.To) }, disaster),
            HouseholdEvent.LossesAssessed e => new(row with { Rooms = e.Losses.RoomsCollapsed + e.Losses.RoomsSeverelyDamaged + e.Losses.RoomsDamaged }, e.Disaster),
            HouseholdEvent.RebuildAssessed e => new(row with { Rooms = e.Rooms }, e.Disaster),
            HouseholdEvent.RebuildApproved or HouseholdEvent.RebuildStarted or HouseholdEvent.RebuildStructureDone or HouseholdEvent.RebuildInspected or HouseholdEvent.MovedIn => new(row),
            _ => null,
        };
    }

    private static IReadOnlyList<ItemFigure> Goods(IEnumerable<LotQuantity> lines) => Goods(lines.Select(line => new ItemQuantity(line.Lot.Item, line.Quantity)));

    private static ItemFigure[] Goods(IEnumerable<ItemQuantity> lines) =>
        [.. lines.GroupBy(line => line.Item).Select(item => new ItemFigure(item.Key, item.Sum(line => line.Quantity.Value))).OrderBy(item => item.Item.ToString(), StringComparer.Ordinal)];

    private static string Case(Whereabouts where) => where switch
    {
        Whereabouts.AtHome => "home",
        Whereabouts.InShelter => "shelter",
        Whereabouts.WithKin => "kin",
        Whereabouts.Renting => "rented",
        Whereabouts.InHospital => "hospital",
        Whereabouts.Missing => "missing",
        Whereabouts.Dead => "dead",
        _ => "other",
    };

    /// <param name="Requisition">The one by which the disaster is known.</param>
    /// <param name="Other">The depot on the other side.</param>
    private sealed record Told(TickerRow Row, DisasterId? Disaster = null, RequisitionId? Requisition = null, DepotId? Other = null);
}
