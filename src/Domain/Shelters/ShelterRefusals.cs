namespace CivilAffairs.Relief.Domain;

/// <summary>There is no such shelter.</summary>
public sealed record ShelterNotRegistered() : Refusal("", new("安置点未登记", "the shelter is not registered"));

/// <summary>The shelter is on the books with other particulars.</summary>
public sealed record ShelterRegisteredOtherwise() : Refusal("", new("安置点已登记，且内容不同", "the shelter is registered already, with other particulars"));

/// <summary>Not in this stage of the shelter.</summary>
public sealed record ShelterStageForbids(ShelterStage Stage) : Refusal("", new($"安置点{Zh(Stage)}，不能执行此操作", $"not while the shelter is {En(Stage)}"))
{
    private static string Zh(ShelterStage stage) => stage switch
    {
        ShelterStage.Standby => "待命",
        ShelterStage.Open => "已开放",
        ShelterStage.Closing => "正在关闭",
        ShelterStage.Closed => "已关闭",
        _ => "未登记",
    };

    private static string En(ShelterStage stage) => stage switch
    {
        ShelterStage.Standby => "on standby",
        ShelterStage.Open => "open",
        ShelterStage.Closing => "closing",
        ShelterStage.Closed => "closed",
        _ => "not registered",
    };
}

/// <summary>The shelter serves another disaster.</summary>
/// <param name="Serves">The disaster it is open for.</param>
public sealed record ShelterServesAnotherDisaster(DisasterId Serves) : Refusal("disaster", new("安置点正为另一灾害开放", "the shelter is open for another disaster"));

/// <summary>More persons than places.</summary>
/// <param name="Free">Places left.</param>
public sealed record NoRoom(int Free) : Refusal("members", new($"只剩 {Free} 个床位", $"only {Free} places are left"));

/// <summary>Fewer places than are in use.</summary>
/// <param name="Least">The least number of persons that can be set now.</param>
public sealed record PlacesInUse(string Field, int Least) : Refusal(Field, new($"床位已占用，不能少于 {Least} 人", $"places are in use: at least {Least} persons"));

/// <summary>Places are kept for a movement for some hours only.</summary>
/// <param name="Hours">The most.</param>
public sealed record ReservationTooLong(int Hours) : Refusal("expiresAt", new($"床位最多预留 {Hours} 小时", $"places are kept for at most {Hours} hours"));

/// <summary>The movement has places here already, for others or in another disaster.</summary>
public sealed record MovementKnownOtherwise(MovementId Movement) : Refusal("movement", new("该转移已登记，且内容不同", "the movement is known here already, with other particulars"));

/// <summary>A member is here already.</summary>
public sealed record MemberIsResident(string Field) : Refusal(Field, new("该成员已在本安置点", "this member is in the shelter already"));

/// <summary>A member is expected here by another movement.</summary>
/// <param name="Movement">The movement that keeps the place.</param>
public sealed record MemberIsExpected(string Field, MovementId Movement) : Refusal(Field, new("已为该成员预留床位", "a place is kept for this member by another movement"));

/// <summary>No places are kept under this movement.</summary>
public sealed record NoPlacesReserved(MovementId Movement) : Refusal("movement", new("该转移没有预留床位", "no places are kept for this movement"));

/// <summary>The movement's people are inside; its places can no longer be released.</summary>
public sealed record PlacesTaken(MovementId Movement) : Refusal("movement", new("该转移人员已入住", "the people of this movement have moved in"));

/// <summary>Nobody of those named is here.</summary>
public sealed record NotResident(string Field) : Refusal(Field, new("不在本安置点", "not in this shelter"));

/// <summary>The count differs from the residents less the absent, and nothing says why.</summary>
/// <param name="Expected">Residents less the absent, in persons.</param>
/// <param name="Counted">Persons counted.</param>
public sealed record RollCallDiffers(int Expected, int Counted)
    : Refusal("note", new($"应到 {Expected} 人，实到 {Counted} 人：请在备注中说明", $"{Expected} expected, {Counted} counted: say why in the note"));

/// <summary>People are inside or expected.</summary>
public sealed record ShelterNotEmpty(int Present, int Reserved)
    : Refusal("", new($"仍有 {Present} 人在住，{Reserved} 人待入住", $"{Present} persons are inside and {Reserved} are expected"));
