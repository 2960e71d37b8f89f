namespace CivilAffairs.Relief.Domain.Tests.Depots;

/// <summary>Names and short forms that the rules of depots are told with. Today is 1 July 2016.</summary>
internal static class DepotExamples
{
    public static readonly DepotId Here = new(Guid.Parse("00000000-0000-4000-8000-00000000d001"));
    public static readonly DepotId There = new(Guid.Parse("00000000-0000-4000-8000-00000000d002"));
    public static readonly DisasterId Flood = new(Guid.Parse("00000000-0000-4000-8000-00000000f001"));
    public static readonly DisasterId Quake = new(Guid.Parse("00000000-0000-4000-8000-00000000f002"));
    public static readonly HouseholdId Wang = new(Guid.Parse("00000000-0000-4000-8000-0000000aa001"));
    public static readonly HandoutId TheHandout = new(Guid.Parse("00000000-0000-4000-8000-0000000bb001"));
    public static readonly HandoutId OtherHandout = new(Guid.Parse("00000000-0000-4000-8000-0000000bb002"));
    public static readonly RequisitionId Request = new(Guid.Parse("00000000-0000-4000-8000-0000000cc001"));
    public static readonly HoldId TheHold = new(Guid.Parse("00000000-0000-4000-8000-0000000dd001"));
    public static readonly HoldId OtherHold = new(Guid.Parse("00000000-0000-4000-8000-0000000dd002"));
    public static readonly ConsignmentId Truck = new(Guid.Parse("00000000-0000-4000-8000-0000000ee001"));
    public static readonly ConsignmentId OtherTruck = new(Guid.Parse("00000000-0000-4000-8000-0000000ee002"));
    public static readonly CountId TheCount = new(Guid.Parse("00000000-0000-4000-8000-0000000ff001"));
    public static readonly CountId OtherCount = new(Guid.Parse("00000000-0000-4000-8000-0000000ff002"));

    public static readonly ItemCode Rice = ItemCode.Parse("rice");
    public static readonly ItemCode Quilt = ItemCode.Parse("quilt");

    public static readonly DateOnly Today = new(2016, 7, 1);
    public static readonly DateTimeOffset Now = new(2016, 7, 1, 12, 0, 0, ChinaTime.Offset);
    public static readonly DateTimeOffset InAnHour = Now.AddHours(1);

    public static readonly Lot Quilts = new(Quilt);
    public static readonly Lot FloodQuilts = new(Quilt, Disaster: Flood);
    public static readonly Lot QuakeQuilts = new(Quilt, Disaster: Quake);

    public static readonly PlaceCode Yuan = PlaceCode.Parse("341503");

    public static Specification<DepotDecider, DepotState, DepotCommand, DepotEvent> Given(params IEnumerable<DepotEvent> events) =>
        Specification<DepotDecider, DepotState, DepotCommand, DepotEvent>.Given([new DepotEvent.Registered("裕安区库", Yuan, DepotTier.County, "解放路 1 号", 20, null, null), .. events]).In(StreamName.Of(Here));

    public static Lot RiceUntil(int month, int day, DisasterId? disaster = null) => new(Rice, "a", new DateOnly(2016, month, day), disaster);

    public static LotQuantity Of(this int quantity, Lot lot) => new(lot, new(quantity));

    public static ItemQuantity Of(this int quantity, ItemCode item) => new(item, new(quantity));

    public static DepotEvent.StockReceived Stocked(params LotQuantity[] lines) => new(StockSource.Procurement, "CG-1", lines, null, null);

    public static DepotEvent.HandoutReserved Reserved(params LotQuantity[] lines) => new(TheHandout, Flood, Wang, lines, InAnHour);

    public static DepotCommand.ReserveHandout Reserve(params ItemQuantity[] lines) => new(TheHandout, Flood, Wang, lines, InAnHour);

    public static DepotEvent.StockHeld Held(DisasterId? disaster, params ItemQuantity[] lines) => new(TheHold, Request, There, lines, InAnHour, disaster);

    public static DepotEvent.RequisitionRaised Raised(params ItemQuantity[] lines) => new(Request, Flood, lines, Urgency.High, "帐篷不够", Now.AddHours(8));

    public static DepotEvent.RequisitionApproved Approved(params ItemQuantity[] lines) => new(Request, TheHold, There, lines);

    public static DepotEvent.ConsignmentPrepared Prepared(HoldId? hold, params LotQuantity[] lines) => new(Truck, There, lines, hold, hold is null ? null : Request);

    public static DepotEvent.ConsignmentShipped Shipped(params LotQuantity[] lines) => new(Truck, There, lines, null, "皖西物流", "皖N 12345", InAnHour);

    public static DepotEvent.ConsignmentExpected Expected(RequisitionId? requisition, params LotQuantity[] lines) => new(Truck, There, lines, requisition, InAnHour);

    public static ReceivedLine Line(Lot lot, int received, int missing = 0, int damaged = 0, string? reason = null) => new(lot, new(received), new(missing), new(damaged), reason);
}
