namespace CivilAffairs.Relief.Domain;

/// <summary>More characters than the field holds.</summary>
/// <param name="Max">How many it holds.</param>
public sealed record TooLong(string Field, int Max) : Refusal(Field, new($"最多 {Max} 个字", $"at most {Max} characters"));

/// <summary>A number below the least or above the greatest that makes sense; both are permitted themselves.</summary>
public sealed record OutOfRange(string Field, long Min, long Max) : Refusal(Field, new($"应在 {Min} 至 {Max} 之间", $"must be between {Min} and {Max}"));

/// <summary>A time or a day later than now.</summary>
public sealed record InTheFuture(string Field) : Refusal(Field, new("不能晚于现在", "must not lie in the future"));

/// <summary>The same value stands in the list before.</summary>
public sealed record Repeated(string Field) : Refusal(Field, new("重复", "is there twice"));

/// <summary>No such thing, or no such choice.</summary>
public sealed record Unknown(string Field) : Refusal(Field, new("没有此项", "there is no such"));
