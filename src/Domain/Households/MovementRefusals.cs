namespace CivilAffairs.Relief.Domain;

/// <summary>The movement was voided before it was recorded; it cannot be recorded any more.</summary>
public sealed record MovementVoided(MovementId Movement) : Refusal("movement", new("该转移已作废", "this movement was voided"));

/// <summary>Recorded already: too late to void. <paramref name="Field"/> names what: <c>movement</c> or <c>handout</c>.</summary>
public sealed record AlreadyCommitted(string Field) : Refusal(Field, new("已经登记，不能作废", "recorded already, cannot be voided"));

/// <summary>The name belongs to another movement or handout of this household.</summary>
public sealed record NamedTwice(string Field) : Refusal(Field, new("该编号已用于另一笔记录", "this id names another record"));

/// <summary>Places in a shelter are reserved before anybody is recorded there.</summary>
public sealed record ReserveFirst() : Refusal("to", new("进入安置点须先预留床位", "places in the shelter are reserved first"));

/// <summary>Everybody named is in that shelter already: nothing to admit, the reservation is to be voided.</summary>
public sealed record AlreadyInShelter(ShelterId Shelter) : Refusal("members", new("这些成员已在该安置点", "these members are in that shelter already"));

/// <summary>Nobody of the household is alive and found.</summary>
public sealed record NobodyToMove() : Refusal("members", new("没有可转移的成员", "nobody is there to be moved"));

/// <summary>The member is recorded as dead; a wrong record is retracted first.</summary>
public sealed record MemberIsDead(string Field) : Refusal(Field, new("该成员已登记死亡", "this member is recorded as dead"));

/// <summary>The member is not recorded as dead.</summary>
public sealed record MemberNotDead(string Field) : Refusal(Field, new("该成员未登记死亡", "this member is not recorded as dead"));

/// <summary>Dead and missing are recorded by the township or by command staff.</summary>
public sealed record GraveForRole(Role Role) : Refusal("to", new("死亡、失踪须由乡镇或指挥人员登记", "dead and missing are recorded by the township or by command staff"));
