using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Tests.Projections;

namespace CivilAffairs.Relief.Views.Tests.Audit;

/// <summary>What happened to which thing, in order: a small relief operation in which all is well, to be tampered with.</summary>
internal sealed class Script(IReadOnlyList<(StreamName Thing, IEvent Body)> steps)
{
    private static readonly DateTimeOffset Later = new(2016, 7, 2, 12, 0, 0, ChinaTime.Offset);

    public IReadOnlyList<(StreamName Thing, IEvent Body)> Steps => steps;

    /// <summary>Every kind of operation once, all finished.</summary>
    public static Script Sound { get; } = new(
    [
        (Flood, Given.Flood()),
        (School, Given.Shelter(capacity: 4)),
        (School, new ShelterEvent.Opened(Id.Flood)),
        (County, Given.Depot()),
        (Point, Given.Depot("发放点", Given.Township)),
        (County, new DepotEvent.StockReceived(StockSource.Procurement, "P-1", Given.Of(Given.RiceLot, 10_000), null, null)),
        (Wang, Given.Household(Given.Village, Id.Flood, Given.Person(1, "王大山", Given.NewId(1)), Given.Person(2, "王小山"))),
        (Li, Given.Household(Given.Village, Id.Flood, Given.Person(1, "李大山", Given.NewId(2)))),

        (Point, new DepotEvent.RequisitionRaised(Id.Requisition(1), Id.Flood, [new(Given.Rice, new(4000))], Urgency.High, "断粮", Later)),
        (County, new DepotEvent.StockHeld(Id.Hold(1), Id.Requisition(1), Id.Point, [new(Given.Rice, new(4000))], Later)),
        (Point, new DepotEvent.RequisitionApproved(Id.Requisition(1), Id.Hold(1), Id.County, [new(Given.Rice, new(4000))])),
        (County, new DepotEvent.HoldConfirmed(Id.Hold(1), Id.Requisition(1))),
        (County, new DepotEvent.ConsignmentPrepared(Id.Consignment(1), Id.Point, Given.Of(Given.RiceLot, 4000), Id.Hold(1), Id.Requisition(1))),
        (County, new DepotEvent.ConsignmentShipped(Id.Consignment(1), Id.Point, Given.Of(Given.RiceLot, 4000), Id.Requisition(1), "车队", "皖N1", Later)),
        (Point, new DepotEvent.ConsignmentExpected(Id.Consignment(1), Id.County, Given.Of(Given.RiceLot, 4000), Id.Requisition(1), Later)),
        (Point, new DepotEvent.ConsignmentReceived(Id.Consignment(1), Id.County, [new(Given.RiceLot, new(3900), new(100), default, "少")], Id.Requisition(1))),
        (County, new DepotEvent.ConsignmentSettled(Id.Consignment(1), Id.Point, [new(Given.RiceLot, new(3900), new(100), default, "少")], false)),
        (County, new DepotEvent.ConsignmentReconciled(Id.Consignment(1), Id.Point, "找到", Given.Of(Given.RiceLot, 30))),

        (School, new ShelterEvent.PlacesReserved(Id.Movement(1), Id.Flood, Id.Household(1), Given.Numbers(1, 2), Later)),
        (Wang, Given.Moved(1, Id.Flood, Given.Home, Given.In(Id.School), 1, 2)),
        (School, new ShelterEvent.HouseholdAdmitted(Id.Movement(1), Id.Flood, Id.Household(1), Given.Numbers(1, 2))),
        (Wang, Given.Moved(2, Id.Flood, Given.In(Id.School), Given.Kin, 2)),
        (School, new ShelterEvent.HouseholdDischarged(Id.Movement(2), Id.Household(1), Given.Numbers(2), Given.Kin)),

        (Point, new DepotEvent.HandoutReserved(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 1000), Later)),
        (Wang, Given.Taken(1, Id.Flood, 1000)),
        (Point, new DepotEvent.HandedOut(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 1000))),
        (Wang, new HouseholdEvent.GoodsGivenBack(Id.Handout(1), Id.Point, Given.Of(Given.RiceLot, 200), false, "多")),
        (Point, new DepotEvent.TakenBack(Id.Handout(1), Id.Household(1), Given.Of(Given.RiceLot, 200), "多")),

        (Li, new HouseholdEvent.RebuildAssessed(Id.Flood, RebuildKind.InPlace, 2)),
        (Li, new HouseholdEvent.RebuildApproved(Money.OfYuan(20_000), [new(1, RebuildStage.Started, Money.OfYuan(12_000)), new(2, RebuildStage.MovedIn, Money.OfYuan(8_000))], "同意")),
        (Li, new HouseholdEvent.RebuildStarted(new(2016, 7, 1))),
        (Li, new HouseholdEvent.InstalmentPaid(1, Money.OfYuan(12_000), "Z-1")),
    ]);

    public static StreamName Flood => StreamName.Of(Id.Flood);

    public static StreamName School => StreamName.Of(Id.School);

    public static StreamName County => StreamName.Of(Id.County);

    public static StreamName Point => StreamName.Of(Id.Point);

    public static StreamName Wang => StreamName.Of(Id.Household(1));

    public static StreamName Li => StreamName.Of(Id.Household(2));

    public static DateTimeOffset Deadline => Later;

    public Script Then(StreamName thing, params IEvent[] bodies) => new([.. steps, .. bodies.Select(body => (thing, body))]);

    /// <summary>The event never happened.</summary>
    public Script Without<TEvent>()
        where TEvent : IEvent => new([.. steps.Where(step => step.Body is not TEvent)]);

    /// <summary>Neither it nor anything after it happened.</summary>
    public Script Until<TEvent>()
        where TEvent : IEvent => new([.. steps.TakeWhile(step => step.Body is not TEvent)]);

    /// <summary>Something else was recorded in its place.</summary>
    public Script Instead<TEvent>(Func<TEvent, TEvent> change)
        where TEvent : IEvent => new([.. steps.Select(step => step.Body is TEvent body ? (step.Thing, (IEvent)change(body)) : step)]);

    /// <summary>The events as a journal without gaps has them.</summary>
    public async Task<IReadOnlyList<DecodedEvent>> EventsAsync()
    {
        var story = new Story();
        foreach (var (thing, body) in steps) await story.TellAsync(thing, [body]);
        return story.Events;
    }
}
