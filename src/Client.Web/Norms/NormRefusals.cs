using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>Not a number of the kind's unit, or one that has a rest in its smallest unit.</summary>
/// <param name="Unit">In which the amount is stated.</param>
public sealed record NoAmountOfThat(string Field, Bilingual Unit) : Refusal(Field, new($"须为大于零的数（{Unit.Zh}），且能用最小单位表示", $"a number above zero in {Unit.En}, no finer than the smallest unit"));

/// <summary>It would have held on days that are past, for which everything has been worked out.</summary>
public sealed record BeginsBeforeToday(string Field, DateOnly Today) : Refusal(Field, new($"不能早于今天 {DayText.Of(Today)}：此前的计算不变", $"not before today, {DayText.Of(Today)}: what was worked out before stays"));

/// <summary>It held on days that are past.</summary>
public sealed record EndsBeforeToday(string Field, DateOnly Today) : Refusal(Field, new($"不能早于今天 {DayText.Of(Today)}：此前的计算不变", $"not before today, {DayText.Of(Today)}: what was worked out before stays"));

/// <summary>Two that begin on one day contradict each other.</summary>
public sealed record BeginsTwice(string Field, DateOnly From) : Refusal(Field, new($"该地已有 {DayText.Of(From)} 起的同项规定，请另选起始日或先撤回", $"one of this place begins on {DayText.Of(From)} already: choose another day, or withdraw that one"));

/// <summary>A level that nothing suggests.</summary>
public sealed record NoCriterion(string Field) : Refusal(Field, new("每个级别至少填一项阈值", "each level has at least one threshold"));

/// <summary>A graver level would be suggested before a milder one.</summary>
public sealed record LowerThanMilder(string Field, long Milder) : Refusal(Field, new($"不能低于较轻级别的阈值 {Milder}", $"not lower than the threshold of the milder level, {Milder}"));

/// <summary>It has begun: what it did stays, and it can only be ended.</summary>
public sealed record HasBegun() : Refusal("", new("已在执行，不能撤回，只能设定截止日", "it has begun and is not withdrawn: set its last day"));

/// <summary>Its last day is past.</summary>
public sealed record IsOver() : Refusal("", new("已经截止", "it is over"));
