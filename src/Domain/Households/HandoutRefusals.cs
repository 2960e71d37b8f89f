namespace CivilAffairs.Relief.Domain;

/// <summary>The handout was voided before it was recorded; it cannot be recorded any more.</summary>
public sealed record HandoutVoided(HandoutId Handout) : Refusal("handout", new("该发放已作废", "this handout was voided"));

/// <summary>The right is used for this period: where, when and by whom.</summary>
public sealed record AlreadyGiven(string Field, DepotId Depot, DateTimeOffset When, AccountName By)
    : Refusal(Field, new($"已于 {When.ToOffset(ChinaTime.Offset):yyyy-MM-dd HH:mm} 由 {By} 发放", $"given already on {When.ToOffset(ChinaTime.Offset):yyyy-MM-dd HH:mm} (China time) by {By}"));

/// <summary>Why a household has no right to something.</summary>
public enum Ineligibility
{
    /// <summary>It is not registered as affected by this disaster.</summary>
    NotAffected,

    /// <summary>The home lies outside the places of the entitlement.</summary>
    OtherPlace,

    /// <summary>Nobody is alive and found.</summary>
    NobodyPresent,
    NobodyRelocated,
    NobodyInShelter,
    HomeNotLost,
    NobodyVulnerable,
}

/// <summary>The household does not meet a condition of the entitlement.</summary>
public sealed record NotEligible(string Field, Ineligibility Why) : Refusal(Field, Words(Why))
{
    private static Bilingual Words(Ineligibility why) => why switch
    {
        Ineligibility.NotAffected => new("该户未登记为受灾", "the household is not registered as affected by this disaster"),
        Ineligibility.OtherPlace => new("住址不在发放范围", "the home lies outside the places of this entitlement"),
        Ineligibility.NobodyPresent => new("没有可领取的成员", "no living member is there"),
        Ineligibility.NobodyRelocated => new("没有转移安置的成员", "no member is relocated"),
        Ineligibility.NobodyInShelter => new("没有集中安置的成员", "no member is in a shelter"),
        Ineligibility.HomeNotLost => new("住房未倒塌或严重损坏", "the home has not collapsed and is not severely damaged"),
        _ => new("没有特殊困难成员", "no member is of a vulnerable group"),
    };
}

/// <summary>The entitlement does not run today.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day; null while it runs on.</param>
public sealed record NotInForce(string Field, DateOnly From, DateOnly? To)
    : Refusal(Field, To is { } last
        ? new($"救助标准有效期为 {DayText.Of(From)} 至 {DayText.Of(last)}", $"the entitlement runs from {DayText.Of(From)} to {DayText.Of(last)}")
        : new($"救助标准自 {DayText.Of(From)} 起有效", $"the entitlement runs from {DayText.Of(From)} on"));

/// <summary>No handout of this name was recorded for this household.</summary>
public sealed record NoSuchHandout() : Refusal("handout", new("该户没有此笔发放", "this household has no such handout"));

/// <summary>More is given back than the household still has of the handout.</summary>
/// <param name="Left">What it still has of the item.</param>
public sealed record MoreThanGiven(string Field, Quantity Left) : Refusal(Field, new($"最多可退 {Left}", $"at most {Left} can be given back"));

/// <summary>The member cannot have come: dead or missing.</summary>
public sealed record ReceiverNotPresent() : Refusal("proof.receiver", new("领取人已登记死亡或失踪", "the receiver is recorded as dead or missing"));
