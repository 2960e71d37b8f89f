namespace CivilAffairs.Relief.Domain;

/// <summary>The form was filled in on another version of the thing than it has now: look at it again.</summary>
/// <param name="Version">As it is now.</param>
public sealed record ChangedMeanwhile(StreamVersion Version)
    : Refusal("", new($"该记录已被他人修改（现为第 {Version} 版），请刷新后再提交", $"it was changed meanwhile (now version {Version}): look again and then send"));
