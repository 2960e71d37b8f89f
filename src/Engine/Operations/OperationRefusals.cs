using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Operations;

/// <summary>The disaster takes no relief: it is not known, closed or cancelled.</summary>
public sealed record NoReliefNow() : Refusal("disaster", new("该灾害过程未登记、已结束或已取消，不能发放救助", "the disaster is not known, closed or cancelled: it takes no relief"));

/// <summary>An earlier attempt under this name has ended; a new one needs a new name.</summary>
public sealed record AttemptEnded() : Refusal("", new("该编号的操作已终止，请用新编号重新发起", "the attempt of this name has ended: begin anew under a new one"));

/// <summary>Nothing can be given now.</summary>
public sealed record NothingDue() : Refusal("entitlements", new("该户目前没有可领取的物资", "nothing is due to this household now"));

/// <summary>The relief plan has no such entitlement.</summary>
public sealed record NotInPlan(string Field, EntitlementCode Entitlement) : Refusal(Field, new($"救助方案中没有 {Entitlement}", $"the relief plan has no {Entitlement}"));
