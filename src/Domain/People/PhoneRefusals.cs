namespace CivilAffairs.Relief.Domain;

/// <summary>Something other than digits, or a country code other than 86.</summary>
public sealed record PhoneCharacters(string Field) : Refusal(Field, new("电话号码只能是中国内地号码，由数字组成", "a phone is a mainland number made of digits"));

/// <summary>A mobile that has not eleven digits.</summary>
/// <param name="Length">How many it has.</param>
public sealed record MobileLength(string Field, int Length) : Refusal(Field, new($"手机号应为11位，现为{Length}位", $"a mobile has 11 digits, this has {Length}"));

/// <summary>A mobile that begins with 10, 11 or 12.</summary>
public sealed record MobilePrefix(string Field) : Refusal(Field, new("手机号应以13至19开头", "a mobile begins with 13 to 19"));

/// <summary>A landline without its area code.</summary>
public sealed record AreaCodeMissing(string Field) : Refusal(Field, new("固定电话请加区号", "give the area code of a landline"));

/// <summary>A landline that has not seven or eight digits after the area code.</summary>
/// <param name="Length">How many it has.</param>
public sealed record LandlineLength(string Field, int Length) : Refusal(Field, new($"区号后的号码位数不对，现为{Length}位", $"wrong number of digits after the area code: {Length}"));

/// <summary>A landline whose number begins with 0, 1 or 9.</summary>
public sealed record LandlineFirstDigit(string Field) : Refusal(Field, new("固定电话号码应以2至8开头", "the number after the area code begins with 2 to 8"));
