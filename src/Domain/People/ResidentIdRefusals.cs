namespace CivilAffairs.Relief.Domain;

/// <summary>Not eighteen characters.</summary>
/// <param name="Length">How many there are after folding.</param>
public sealed record ResidentIdLength(string Field, int Length) : Refusal(Field, new($"身份证号应为18位，现为{Length}位", $"a resident ID has 18 characters, this has {Length}"));

/// <summary>The fifteen-digit number of before 1999, invalid since 2013-01-01.</summary>
public sealed record ResidentIdOldForm(string Field) : Refusal(Field, new("15位旧身份证号已停用，请填18位", "the old 15-digit number is no longer valid; give the 18-character one"));

/// <summary>Something other than seventeen digits and a digit or X.</summary>
public sealed record ResidentIdCharacters(string Field) : Refusal(Field, new("身份证号前17位应为数字，末位为数字或X", "a resident ID is 17 digits and then a digit or X"));

/// <summary>The first two digits are no province.</summary>
public sealed record ResidentIdPlace(string Field) : Refusal(Field, new("身份证号前两位不是省级代码", "the first two digits of the resident ID are no province"));

/// <summary>Digits 7 to 14 are no date.</summary>
public sealed record ResidentIdBirthDate(string Field) : Refusal(Field, new("身份证号第7至14位不是真实日期", "digits 7 to 14 of the resident ID are not a real date"));

/// <summary>The birth date lies after the day of the command.</summary>
public sealed record ResidentIdNotBornYet(string Field) : Refusal(Field, new("身份证号中的出生日期晚于今天", "the birth date in the resident ID is after today"));

/// <summary>The last character does not follow from the others: one of them is mistyped.</summary>
public sealed record ResidentIdCheckCharacter(string Field) : Refusal(Field, new("身份证号校验位不符，请核对", "the check character of the resident ID does not match; check the number"));
