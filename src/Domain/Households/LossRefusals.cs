namespace CivilAffairs.Relief.Domain;

/// <summary>Nothing was assessed for this disaster.</summary>
public sealed record LossesNotAssessed(string Field) : Refusal(Field, new("尚未核查该灾害损失", "losses in this disaster are not assessed"));

/// <summary>The township stands by the assessment; it is reopened before it is made again.</summary>
public sealed record LossesAlreadyVerified(string Field) : Refusal(Field, new("损失已经乡镇核实，请先退回", "the losses are verified; reopen them first"));

/// <summary>A part is larger than what it is a part of.</summary>
public sealed record LargerThanWhole(string Field, string Whole) : Refusal(Field, new($"不能大于 {Whole}", $"must not be more than {Whole}"));

/// <summary>A rebuild of this home stands on the former assessment.</summary>
public sealed record RebuildNeedsLosses(string Field) : Refusal(Field, new("住房恢复重建以原核查结果为依据，不能改为不符", "a rebuild stands on the former assessment; the new one would not bear it"));

/// <summary>As many photos as a household may have.</summary>
public sealed record TooManyPhotos(int Max) : Refusal("photo", new($"每户最多 {Max} 张照片", $"a household has at most {Max} photos"));

/// <summary>The file is no photo that can be read.</summary>
public sealed record NotAPhoto() : Refusal("photo", new("须为 JPEG 或 PNG 照片", "the file must be a photo in JPEG or PNG"));
