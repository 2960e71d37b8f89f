namespace CivilAffairs.Relief.Domain;

/// <summary>The rebuild is not at the stage from which this leads on.</summary>
public sealed record WrongRebuildStage(RebuildStage Stage) : Refusal("", new($"重建阶段不符，当前为 {Stage}", $"not possible at this stage of the rebuild: {Stage}"));

/// <summary>The township does not stand by the losses of this disaster.</summary>
public sealed record LossesNotVerified(string Field) : Refusal(Field, new("该灾害损失尚未经乡镇核实", "the losses in this disaster are not verified"));

/// <summary>The household has another home.</summary>
public sealed record NotTheOnlyHome() : Refusal("disaster", new("不是唯一住房", "it is not the only home"));

/// <summary>Nobody had lived in the home for long.</summary>
public sealed record HomeLongVacant() : Refusal("disaster", new("住房长期空置", "the home has long been vacant"));

/// <summary>No room was damaged in the way that this kind of rebuild makes good.</summary>
public sealed record NothingToRebuild(RebuildKind Kind) : Refusal("kind", new("没有与该方式相符的受损房间", "no rooms are damaged in the way this kind of rebuild makes good"));

/// <summary>The damage of this disaster has been made good already.</summary>
public sealed record AlreadyRebuilt() : Refusal("disaster", new("该灾害的住房恢复重建已完成", "the damage of this disaster has been made good already"));

/// <summary>The publication has not lasted its seven days.</summary>
/// <param name="Until">First day on which the township may review.</param>
public sealed record PublicationRunning(DateOnly Until) : Refusal("", new($"公示未满7天，{DayText.Of(Until)} 起可审核", $"published for less than seven days; to be reviewed from {DayText.Of(Until)}"));

/// <summary>Who takes the money builds nothing.</summary>
public sealed record NothingIsBuilt() : Refusal("", new("货币安置不建房", "who takes the money builds nothing"));

/// <summary>The amounts do not sum to the grant.</summary>
public sealed record InstalmentsDoNotSum(Money Sum, Money Grant) : Refusal("instalments", new($"各期合计 {Sum} 元，不等于核定 {Grant} 元", $"the instalments sum to {Sum}, not to the grant of {Grant}"));

/// <summary>The instalments are numbered from 1 in order.</summary>
public sealed record OutOfSequence(string Field, int Expected) : Refusal(Field, new($"序号应为 {Expected}", $"should be number {Expected}"));

/// <summary>The stage is before that of the instalment before, or none that is paid for in this kind of rebuild.</summary>
public sealed record NotAnInstalmentStage(string Field) : Refusal(Field, new("该阶段不能作为本期拨付条件", "this instalment cannot belong to that stage"));

/// <summary>The stage that the instalment belongs to has not been reached.</summary>
public sealed record StageNotReached(RebuildStage After) : Refusal("number", new($"须到 {After} 阶段才能拨付", $"paid only after {After}"));

/// <summary>The instalment is paid.</summary>
public sealed record InstalmentAlreadyPaid(int Number) : Refusal("number", new($"第 {Number} 期已拨付", $"instalment {Number} is paid"));

/// <summary>An instalment is paid: the rebuild is carried on, not withdrawn.</summary>
public sealed record MoneyWasPaid() : Refusal("", new("已拨付资金，不能撤回", "money was paid; it cannot be withdrawn"));
