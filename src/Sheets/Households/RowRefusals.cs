using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>What is wrong with a row, and in which column of it.</summary>
/// <param name="Row">As a spreadsheet counts: the first is 1.</param>
/// <param name="Column">Field of the column (<see cref="Columns.SheetColumns"/>); empty where it is about the row or the household as a whole.</param>
public sealed record Fault(int Row, string Column, Refusal Refusal);

/// <summary>Excel keeps fifteen digits of a number, so an ID or an account that it took for one has lost its end.</summary>
public sealed record DigitsLost(string Field) : Refusal(Field, new("被 Excel 当作数字，末几位已丢失；请把整列设为文本格式后重新填写", "Excel took it for a number and lost its last digits: format the column as text and enter it again"));

/// <summary>The cell shows an error, or a formula that was never computed.</summary>
public sealed record CellHasError(string Field) : Refusal(Field, new("单元格是错误值，或公式没有计算结果", "the cell holds an error, or a formula without a result"));

/// <summary>A spreadsheet would take the text for a formula.</summary>
public sealed record CellIsFormula(string Field) : Refusal(Field, new("内容以 = + - @ 开头，像公式；请改为普通文字", "it begins like a formula (= + - @): write it as plain text"));

/// <summary>There are cells to the right of the last header: most often a comma within one, and all behind it have moved.</summary>
public sealed record CellsBeyondHeader() : Refusal("", new("单元格比表头多，可能有内容含逗号而错列", "more cells than the header: a comma within one may have moved the others"));

/// <summary>Nobody knows where the cells of the row end.</summary>
public sealed record QuotesDoNotMatch() : Refusal("", new("引号不成对，其后的行可能被并入本行", "the quotation marks do not match: rows after this one may be part of it"));

/// <summary>No day of the calendar, or not written in one of the ways that are read.</summary>
public sealed record NotADate(string Field) : Refusal(Field, new("不是有效日期，请写成 1968-03-02 的形式", "this is no date: write it as 1968-03-02"));

/// <summary>A year or a month where a day is wanted.</summary>
public sealed record DayMissing(string Field) : Refusal(Field, new("日期不完整，请写到日，如 1968-03-02", "the day is missing: write it as 1968-03-02"));

/// <summary>None of the words that the column takes.</summary>
/// <param name="Zh">Those.</param>
/// <param name="En">Those in English.</param>
public sealed record UnknownWord(string Field, string Zh, string En) : Refusal(Field, new($"无法识别，应为：{Zh}", $"not known: one of {En}"));

/// <summary>No whole number from zero up.</summary>
public sealed record NotANumber(string Field) : Refusal(Field, new("应为不小于 0 的数字", "must be a number from 0 up"));

/// <summary>No place within the account's area has this name.</summary>
public sealed record NoPlaceOfThatName(string Field) : Refusal(Field, new("辖区内没有这个名称的乡镇或村，请核对或填区划代码", "no township or village of your area has this name: check it, or give the division code"));

/// <summary>Several have it.</summary>
public sealed record SeveralPlacesOfThatName(string Field) : Refusal(Field, new("辖区内有多个同名地方，请填县名或区划代码", "several places of your area have this name: give the county or the division code"));

/// <summary>The code and the name are of two places.</summary>
public sealed record PlaceContradicts(string Field) : Refusal(Field, new("名称与行政区划代码不符", "the name is not that of the division code"));

/// <summary>Another row of the household says something else.</summary>
/// <param name="Row">Which.</param>
public sealed record DiffersInHousehold(string Field, int Row) : Refusal(Field, new($"与本户第 {Row} 行不同", $"differs from row {Row} of the same household"));

/// <summary>The same person stands in the file before.</summary>
/// <param name="Row">Where.</param>
public sealed record RepeatedInFile(string Field, int Row) : Refusal(Field, new($"与第 {Row} 行重复", $"is the same as row {Row}"));

/// <summary>A head without the number of the household, where the others have one.</summary>
public sealed record HouseholdNumberMissing() : Refusal(Columns.SheetColumns.Household, new("缺少户编号", "the number of the household is missing"));

/// <summary>A member above whom no head stands.</summary>
public sealed record HeadMissingAbove() : Refusal(Columns.SheetColumns.Relation, new("上面没有户主行，不知属于哪一户", "no head stands above: it belongs to no household"));

/// <summary>A person of the template.</summary>
public sealed record ExampleRow() : Refusal("", new("这是模板中的示例，请删除", "this is an example of the template: delete it"));

/// <summary>The row names nobody: a sum, a signature, a note.</summary>
public sealed record NobodyInRow() : Refusal(Columns.SheetColumns.Name, new("本行没有姓名等人员信息", "nobody is named in this row"));

/// <summary>Losses belong to a disaster, and none is named.</summary>
public sealed record LossesNeedDisaster() : Refusal("losses", new("填写了损失，请在导入时指定灾害", "there are losses: name the disaster with the import"));

/// <summary>Losses are assessed by an officer in the field.</summary>
public sealed record LossesNotYours() : Refusal("losses", new("该角色不能核查损失，请去掉损失列", "this role may not assess losses: take their columns out"));
