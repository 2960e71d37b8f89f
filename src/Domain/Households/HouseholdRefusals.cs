namespace CivilAffairs.Relief.Domain;

/// <summary>No household is registered under this name.</summary>
public sealed record NoSuchHousehold() : Refusal("", new("该户尚未登记", "this household is not registered"));

/// <summary>A household with other content is registered under this name.</summary>
public sealed record HouseholdExists() : Refusal("", new("该户已登记，内容不同；请改用更正", "this household is registered already, with other content; correct it instead"));

/// <summary>The registration ended in another; that one takes the command.</summary>
public sealed record HouseholdMerged(HouseholdId Other) : Refusal("", new("该登记已并入另一户", "this registration was merged into another household"));

/// <summary>The household's personal data is destroyed; nothing more is recorded of it.</summary>
public sealed record HouseholdErased() : Refusal("", new("该户信息已删除", "this household is erased"));

/// <summary>The command names the household itself where another is meant.</summary>
public sealed record SameHousehold(string Field) : Refusal(Field, new("不能是本户", "must be another household"));

/// <summary>A home stands in a village, or in a township where the village is not known.</summary>
public sealed record NotAHomePlace(string Field) : Refusal(Field, new("住址应为村（社区）或乡镇（街道）", "a home lies in a village or a township"));

/// <summary>Not on the globe.</summary>
public sealed record NotOnTheGlobe(string Field) : Refusal(Field, new("经纬度超出范围", "latitude or longitude is out of range"));

/// <summary>A household has exactly one head.</summary>
public sealed record OneHead(string Field, int Heads) : Refusal(Field, new($"每户须有且只有一名户主，现有 {Heads} 名", $"a household has exactly one head, this has {Heads}"));

/// <summary>A member becomes or ceases to be the head only by naming another head.</summary>
public sealed record HeadIsNamedApart(string Field) : Refusal(Field, new("户主请用“变更户主”办理", "the head is changed by naming another head"));

/// <summary>The head cannot be taken off.</summary>
public sealed record MemberIsHead(string Field) : Refusal(Field, new("户主不能移出，请先变更户主", "the head cannot be removed; name another head first"));

/// <summary>What is stated contradicts the resident ID.</summary>
public sealed record ContradictsResidentId(string Field) : Refusal(Field, new("与身份证号不符", "contradicts the resident ID"));

/// <summary>A day before the earliest that makes sense.</summary>
/// <param name="Earliest">Permitted itself.</param>
public sealed record TooEarly(string Field, DateOnly Earliest) : Refusal(Field, new($"不能早于 {DayText.Of(Earliest)}", $"must not be before {DayText.Of(Earliest)}"));

/// <summary>As many members as a household may have.</summary>
public sealed record HouseholdFull(int Max) : Refusal("member", new($"每户最多 {Max} 人", $"a household has at most {Max} members"));

/// <summary>The household has had so many members that no number is left for another.</summary>
public sealed record NoNumberLeft(int Last) : Refusal("member", new($"成员编号已用至 {Last}", $"member numbers are used up to {Last}"));

/// <summary>The member, or somebody of the household, is in a shelter and has to leave it first.</summary>
public sealed record StillInShelter(string Field) : Refusal(Field, new("仍有人在安置点，请先办理离开", "somebody is still in a shelter; record that they left first"));

/// <summary>A rebuild is under way, or granted money is not all paid.</summary>
public sealed record RebuildNotFinished(RebuildStage Stage) : Refusal("", new("住房恢复重建尚未办结", "the rebuild is not finished"));

/// <summary>The registration that this one was to end in has itself been merged or erased.</summary>
public sealed record OtherHasEnded(HouseholdId Other) : Refusal("other", new("对方登记已并入他户或已注销，不能再并入", "the other registration has itself been merged or erased"));
