namespace CivilAffairs.Relief.Domain;

/// <summary>There is no such depot.</summary>
public sealed record DepotNotRegistered() : Refusal("", new("该仓库尚未登记", "the depot is not registered"));

/// <summary>The depot is on the books with other particulars.</summary>
public sealed record DepotRegisteredOtherwise() : Refusal("", new("该仓库已按其他内容登记", "the depot is registered with other particulars"));

/// <summary>Not so much of the item can be promised: what is held for one is not promised to another.</summary>
/// <param name="Available">What can, in base units.</param>
public sealed record NotEnough(string Field, ItemCode Item, Quantity Available) : Refusal(Field, new($"{Item} 可用数量仅为 {Available}", $"only {Available} of {Item} is available"));

/// <summary>Part of the lot is kept for handouts, consignments or requisitions.</summary>
/// <param name="Free">What may be taken off the books, in base units.</param>
public sealed record PromisedElsewhere(string Field, ItemCode Item, Quantity Free) : Refusal(Field, new($"{Item} 未被占用的数量仅为 {Free}", $"only {Free} of {Item} is promised to nobody"));

/// <summary>Past the last day of the lot.</summary>
public sealed record LotExpired(string Field, DateOnly Expiry) : Refusal(Field, new($"该批次已于 {DayText.Of(Expiry)} 过期", $"the lot expired on {DayText.Of(Expiry)}"));

/// <summary>Not yet past the last day of the lot, so it is not lost by expiry.</summary>
public sealed record NotExpired(string Field) : Refusal(Field, new("该批次尚未过期", "the lot has not expired"));

/// <summary>The lot was given for another disaster.</summary>
public sealed record EarmarkedElsewhere(string Field, DisasterId Disaster) : Refusal(Field, new("该批次专用于其他灾害", "the lot is earmarked for another disaster"));

/// <summary>The time by which it should happen has gone by.</summary>
public sealed record AlreadyPast(string Field) : Refusal(Field, new("该时间已过", "the time is past"));

/// <summary>Nothing is reserved under this handout: it was never reserved, or it is finished.</summary>
public sealed record NoSuchReservation(HandoutId Handout) : Refusal("handout", new("没有该发放的预留", "nothing is reserved for this handout"));

/// <summary>The handout is reserved for another household, disaster or quantity.</summary>
public sealed record ReservedOtherwise() : Refusal("handout", new("该发放已按其他内容预留", "the handout is reserved with another content"));

/// <summary>The handout has not been confirmed, so nothing of it can come back.</summary>
public sealed record NotHandedOutYet() : Refusal("handout", new("该发放尚未完成", "the handout is not done yet"));

/// <summary>The lot has been counted and the difference waits for approval.</summary>
public sealed record CountPending(CountId Count) : Refusal("lot", new("该批次已有待批准的盘点", "a count of this lot waits for approval"));

/// <summary>No such count waits for approval.</summary>
public sealed record NoSuchCount(CountId Count) : Refusal("count", new("没有该待批准的盘点", "no such count waits for approval"));
