using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;

namespace CivilAffairs.Relief.Engine.Tests.Operations;

public sealed class ApproveRequisitionTests
{
    [Fact]
    public async Task Approved_goods_are_held_at_the_source_for_good()
    {
        await using var county = await County.StartAsync();
        var requisition = await RaiseAsync(county, 6_000);

        (await Approve(county, requisition, 4_000)).ShouldBeOfType<OperationOutcome.Done>();

        var source = await county.DepotAsync(county.OtherPoint);
        var hold = source.Holds.Find(new HoldId(_id)).ShouldNotBeNull();
        hold.Stage.ShouldBe(HoldStage.Confirmed);
    }

    [Fact]
    public async Task More_than_was_asked_is_refused_and_nothing_stays_held()
    {
        await using var county = await County.StartAsync();
        var requisition = await RaiseAsync(county, 3_000);

        (await Approve(county, requisition, 4_000)).ShouldBeOfType<OperationOutcome.Refused>();

        var family = await county.RegisterAsync(persons: 2);
        (await new HandOut(county.Engine).ExecuteAsync(county.Ask(county.OtherPoint, family), County.Context(County.Keeper), CancellationToken.None)).ShouldBeOfType<OperationOutcome.Done>();
    }

    [Fact]
    public async Task A_source_that_has_too_little_is_refused()
    {
        await using var county = await County.StartAsync();
        var requisition = await RaiseAsync(county, 20_000);

        (await Approve(county, requisition, 20_000)).ShouldBeOfType<OperationOutcome.Refused>();
    }

    private readonly Guid _id = Guid.NewGuid();

    private static async Task<RequisitionId> RaiseAsync(County county, long grams)
    {
        var requisition = new RequisitionId(Guid.NewGuid());
        await county.DoAsync(StreamName.Of(county.Point), new DepotCommand.RaiseRequisition(requisition, county.Flood, [new(County.Rice, new(grams))], Urgency.High, "安置点缺粮"), County.Keeper);
        return requisition;
    }

    private Task<OperationOutcome> Approve(County county, RequisitionId requisition, long grams) =>
        new ApproveRequisition(county.Engine).ExecuteAsync(new(county.Point, requisition, county.OtherPoint, [new(County.Rice, new(grams))]), County.Context(County.Staff, _id), CancellationToken.None);
}
