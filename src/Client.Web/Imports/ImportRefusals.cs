using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Imports;

/// <summary>The household is in the records already, as this very file says it.</summary>
public sealed record RegisteredBefore() : Refusal("", new("本户已登记，内容相同", "this household is registered already, with the same content"));

/// <summary>Somebody else of the household in the sheet is registered elsewhere.</summary>
public sealed record MemberRegisteredElsewhere(int Row) : Refusal("", new($"本户第 {Row} 行的人已在别处登记", $"the person in row {Row} of this household is registered elsewhere"));

/// <summary>A row of the household is wrong.</summary>
public sealed record HouseholdHasFault(int Row) : Refusal("", new($"本户第 {Row} 行有误，改正后一起登记", $"row {Row} of this household is wrong; it is registered with it once that is put right"));

/// <summary>The records could not be reached for some time.</summary>
public sealed record RecordsAway() : Refusal("", new("系统数据暂时无法访问，导入中断；请稍后重新导入同一文件，已登记的不会重复", "the records could not be reached: import the same file again later, nobody is registered twice"));
