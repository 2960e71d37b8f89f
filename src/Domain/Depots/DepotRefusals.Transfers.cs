namespace CivilAffairs.Relief.Domain;

/// <summary>A depot neither sends to itself nor asks itself.</summary>
public sealed record ToItself(string Field) : Refusal(Field, new("不能是本仓库", "must be another depot"));

/// <summary>No such requisition of this depot.</summary>
public sealed record NoSuchRequisition(RequisitionId Requisition) : Refusal("requisition", new("没有该物资申请", "no such requisition"));

/// <summary>The requisition exists with another content.</summary>
public sealed record RaisedOtherwise() : Refusal("requisition", new("该物资申请已按其他内容提出", "the requisition was raised with another content"));

/// <summary>Not possible in the stage the requisition is in.</summary>
public sealed record RequisitionIs(RequisitionStage Stage) : Refusal("requisition", new($"物资申请{StageWords.Of(Stage)}", $"the requisition is {Stage}"));

/// <summary>All that was approved has left the source: nothing is left to give up.</summary>
public sealed record AllIsShipped() : Refusal("requisition", new("已批准的物资已全部发运，请等待到货", "all that was approved is shipped: wait for its arrival"));

/// <summary>The requisition was approved with another hold, source or content.</summary>
public sealed record ApprovedOtherwise(HoldId Hold) : Refusal("hold", new("该物资申请已按另一方案批准", "the requisition is approved otherwise"));

/// <summary>This approval is recorded and cannot be voided.</summary>
public sealed record ApprovedAlready(HoldId Hold) : Refusal("hold", new("该批准已生效，不能作废", "the approval is recorded and cannot be voided"));

/// <summary>This approval was voided and cannot be recorded any more.</summary>
public sealed record ApprovalWasVoided(HoldId Hold) : Refusal("hold", new("该批准已作废", "the approval was voided"));

/// <summary>More than was asked, held or approved.</summary>
/// <param name="Most">The most it may be, in base units.</param>
public sealed record MoreThanGranted(string Field, ItemCode Item, Quantity Most) : Refusal(Field, new($"{Item} 不能超过 {Most}", $"at most {Most} of {Item}"));

/// <summary>No such hold at this depot.</summary>
public sealed record NoSuchHold(HoldId Hold) : Refusal("hold", new("没有该预占", "no such hold"));

/// <summary>The hold exists with another content.</summary>
public sealed record HeldOtherwise() : Refusal("hold", new("该预占已按其他内容建立", "the hold exists with another content"));

/// <summary>Not possible in the stage the hold is in: only what is approved is shipped.</summary>
public sealed record HoldIs(HoldStage Stage) : Refusal("hold", new($"预占{StageWords.Of(Stage)}", $"the hold is {Stage}"));

/// <summary>The hold is for another depot.</summary>
public sealed record HeldForAnother(DepotId For) : Refusal("to", new("该预占属于其他仓库", "the hold is for another depot"));

/// <summary>No such consignment at this depot.</summary>
public sealed record NoSuchConsignment(ConsignmentId Consignment) : Refusal("consignment", new("没有该调拨单", "no such consignment"));

/// <summary>The consignment exists with another content.</summary>
public sealed record ConsignmentExistsOtherwise() : Refusal("consignment", new("该调拨单已按其他内容建立", "the consignment exists with another content"));

/// <summary>Not possible in the stage the consignment is in, at its source.</summary>
public sealed record ConsignmentIs(ConsignmentStage Stage) : Refusal("consignment", new($"调拨单{StageWords.Of(Stage)}", $"the consignment is {Stage}"));

/// <summary>The consignment is closed at its destination.</summary>
public sealed record ArrivalClosed(ArrivalStage Stage) : Refusal("consignment", new($"调拨单{StageWords.Of(Stage)}", $"the consignment is closed ({Stage})"));

/// <summary>A shipped line was left open.</summary>
public sealed record LineLeftOpen(ItemCode Item, string Batch) : Refusal("lines", new($"{Item} {Batch} 尚未核销", $"{Item} {Batch} is not accounted for"));

/// <summary>Received, short and damaged together are not what was shipped.</summary>
public sealed record DoesNotAddUp(string Field, Quantity Shipped) : Refusal(Field, new($"实收、短少与损坏之和应为 {Shipped}", $"received, short and damaged must add up to {Shipped}"));

/// <summary>The stages as they stand in a Chinese sentence.</summary>
file static class StageWords
{
    public static string Of(RequisitionStage stage) => stage switch
    {
        RequisitionStage.Raised => "待批准",
        RequisitionStage.Approved => "已批准",
        RequisitionStage.Rejected => "已驳回",
        RequisitionStage.Shipped => "已发运",
        RequisitionStage.Fulfilled => "已完成",
        RequisitionStage.Closed => "已结案",
        _ => "已撤回",
    };

    public static string Of(HoldStage stage) => stage switch
    {
        HoldStage.Pending => "尚未获批准",
        HoldStage.Confirmed => "已生效",
        _ => "已释放",
    };

    public static string Of(ConsignmentStage stage) => stage switch
    {
        ConsignmentStage.Prepared => "已备货",
        ConsignmentStage.Shipped => "已发运",
        ConsignmentStage.Received => "已全部收货",
        ConsignmentStage.PartlyReceived => "已部分收货",
        ConsignmentStage.Lost => "已报丢失",
        ConsignmentStage.Reconciled => "已核销",
        _ => "已取消",
    };

    public static string Of(ArrivalStage stage) => stage switch
    {
        ArrivalStage.Expected => "在途",
        ArrivalStage.Received => "已收货",
        _ => "已报丢失",
    };
}
