using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;

namespace CivilAffairs.Relief.EndToEnd.Tests.Load;

/// <summary>Rice on its way from the store to a point: asked for, approved, packed, shipped, received with a sack short.</summary>
internal sealed class Supply
{
    private readonly Queue<Order> _steps = new();

    public Supply(County county, DepotId point)
    {
        var requisition = new RequisitionId(Guid.NewGuid());
        var consignment = new ConsignmentId(Guid.NewGuid());
        ItemQuantity[] asked = [new(County.Rice, new(150_000))];
        var raise = new DepotCommand.RaiseRequisition(requisition, county.Flood, asked, Urgency.High, "米不够");
        Add(County.Command(County.Keeper, StreamName.Of(point), "raise-requisition", raise, Next));
        var approve = new Order(OrderKind.Approve, County.Staff, "/api/requisitions/approve", new ApproveRequisitionFrom(point, requisition, county.Store, asked)) { Then = Next };
        Add(approve);
        Add(County.Command(County.Keeper, StreamName.Of(county.Store), "prepare-consignment", new DepotCommand.PrepareConsignment(consignment, point, asked, new HoldId(approve.Id)), Next));
        Add(County.Command(County.Keeper, StreamName.Of(county.Store), "ship-consignment", new DepotCommand.ShipConsignment(consignment, "县运输队", "皖N12345", TimeProvider.System.GetUtcNow().AddHours(4)), Next));
        var arrived = new ReceivedLine(county.Sacks, new(145_000), new(5_000), Quantity.Zero, "少一袋");
        Add(County.Command(County.Keeper, StreamName.Of(point), "receive-consignment", new DepotCommand.ReceiveConsignment(consignment, [arrived]), Next));
    }

    public bool IsOver => _steps.Count == 0;

    /// <summary>The step to take now; the same until it is done.</summary>
    public Order Step => _steps.Peek();

    private void Add(Order step) => _steps.Enqueue(step);

    // Goods that the point has not heard of yet are received later: the process tells it.
    private void Next(Answer answer)
    {
        if (!answer.IsDone) answer.Code.ShouldBe("no-such-consignment", Step.Path);
        else if (answer.Outcome is null or "accepted" or "repeated") _steps.TryDequeue(out _);
    }
}
