namespace CivilAffairs.Relief.Domain;

/// <summary>There is no such disaster.</summary>
public sealed record DisasterNotReported() : Refusal("", new("灾害未登记", "the disaster is not reported"));

/// <summary>The disaster is on the books with other particulars.</summary>
public sealed record DisasterReportedOtherwise() : Refusal("", new("灾害已登记，且内容不同", "the disaster is reported already, with other particulars"));

/// <summary>Not in this stage of the disaster.</summary>
public sealed record DisasterStageForbids(DisasterStage Stage) : Refusal("", new($"灾害{Zh(Stage)}，不能执行此操作", $"not while the disaster is {En(Stage)}"))
{
    private static string Zh(DisasterStage stage) => stage switch
    {
        DisasterStage.Reported => "已报告、尚未核实",
        DisasterStage.Verified => "已核实、尚未启动响应",
        DisasterStage.Responding => "处于应急响应",
        DisasterStage.Recovering => "处于恢复重建",
        DisasterStage.Closed => "已结束",
        DisasterStage.Cancelled => "已撤销",
        _ => "未登记",
    };

    private static string En(DisasterStage stage) => stage switch
    {
        DisasterStage.Reported => "reported and not verified",
        DisasterStage.Verified => "verified and without a response",
        DisasterStage.Responding => "in response",
        DisasterStage.Recovering => "in recovery",
        DisasterStage.Closed => "closed",
        DisasterStage.Cancelled => "cancelled",
        _ => "not reported",
    };
}

/// <summary>The place lies outside the jurisdiction that leads the response.</summary>
public sealed record OutsideJurisdiction(string Field, PlaceCode Jurisdiction) : Refusal(Field, new($"不在辖区 {Jurisdiction} 内", $"outside the jurisdiction {Jurisdiction}"));

/// <summary>The place is not affected by the disaster.</summary>
public sealed record PlaceNotAffected(string Field) : Refusal(Field, new("不在受灾区域内", "not among the affected places"));

/// <summary>An evacuation order still stands, and has to be lifted first: people must be told that they may go home.</summary>
/// <param name="Place">Where it stands.</param>
public sealed record EvacuationStands(string Field, PlaceCode Place) : Refusal(Field, new($"{Place} 的转移令尚未解除", $"the evacuation order for {Place} is not lifted"));

/// <summary>No evacuation was ordered for the place.</summary>
public sealed record NoEvacuationOrder() : Refusal("place", new("该地没有转移令", "no evacuation was ordered there"));

/// <summary>The last day comes before the first.</summary>
public sealed record EndsBeforeItBegins(string Field, DateOnly First) : Refusal(Field, new($"不能早于开始日 {DayText.Of(First)}", $"not before the first day, {DayText.Of(First)}"));

/// <summary>It ends earlier already; to run on it must be set again.</summary>
public sealed record EndsEarlier(DateOnly Last) : Refusal("lastDay", new($"该标准已于 {DayText.Of(Last)} 截止", $"it ends on {DayText.Of(Last)} already"));

/// <summary>
/// Periods are counted from the first day: moving them once they run would let a household take twice in the same days. A new code is needed.
/// </summary>
public sealed record PeriodsRun(string Field) : Refusal(Field, new("已开始执行，不能更改起始日和周期，请另设标准", "it runs already: first day and period stay, set another entitlement instead"));

/// <summary>The numbers of instalments are 1, 2, 3... in order.</summary>
public sealed record InstalmentOutOfOrder(string Field, int Expected) : Refusal(Field, new($"应为第 {Expected} 期", $"should be number {Expected}"));

/// <summary>Nothing is paid after this stage, or an earlier instalment belongs to a later one.</summary>
public sealed record InstalmentStage(string Field) : Refusal(Field, new("拨付环节无效或顺序有误", "no stage that is paid after, or not in the order of the stages"));
