using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>The file as a whole cannot be read; nothing of it was taken.</summary>
public sealed class UnfitFileException(Refusal refusal) : Exception(refusal?.Reason.En)
{
    public Refusal Refusal { get; } = refusal ?? throw new ArgumentNullException(nameof(refusal));
}

/// <summary>There is nothing in it.</summary>
public sealed record FileEmpty() : Refusal("file", new("文件是空的", "the file is empty"));

/// <summary>Neither a text nor a workbook.</summary>
public sealed record FileNotASheet() : Refusal("file", new("不是表格文件；请用 .xlsx，或 UTF-8 编码的 .csv", "this is no sheet: send .xlsx, or .csv in UTF-8"));

/// <summary>A workbook of Excel 97 to 2003.</summary>
public sealed record FileOldExcel() : Refusal("file", new("旧版 Excel (.xls) 文件，请另存为 .xlsx 后再导入", "a workbook of an old Excel (.xls): save it as .xlsx"));

/// <summary>A workbook with a password.</summary>
public sealed record FileEncrypted() : Refusal("file", new("文件有密码，请去掉密码后再导入", "the file has a password: take it off first"));

/// <summary>A file of another kind.</summary>
/// <param name="Kind">Which.</param>
public sealed record FileOtherFormat(string Kind) : Refusal("file", new($"这是 {Kind} 文件，请用 .xlsx 或 .csv", $"this is a file of the kind {Kind}: send .xlsx or .csv"));

/// <summary>It ends too early, or its parts do not fit together.</summary>
/// <param name="Row">The last row that was read; 0 where none was.</param>
public sealed record FileDamaged(int Row) : Refusal(
    "file",
    new(Row == 0 ? "文件已损坏，无法读取" : $"文件在第 {Row} 行之后损坏，无法继续读取", Row == 0 ? "the file is damaged" : $"the file is damaged after row {Row}"));

/// <summary>A quotation mark is opened and not closed.</summary>
/// <param name="Row">The row in which the cell begins.</param>
public sealed record FileCellTooLong(int Row) : Refusal("file", new($"第 {Row} 行之后有单元格过长，可能缺少引号", $"after row {Row} a cell is too long: a quotation mark may be missing"));

/// <summary>Unpacked it would be far larger than any sheet of people.</summary>
public sealed record FileInflates() : Refusal("file", new("文件解压后过大，拒绝读取", "unpacked this file is too large: it is not read"));

/// <summary>Its bytes are no text in UTF-8, UTF-16 with a mark, or GB18030.</summary>
public sealed record FileEncoding() : Refusal("file", new("文字编码无法识别，请另存为 UTF-8 或 GB18030 (GBK) 编码", "the encoding of the text is not known: save it in UTF-8 or GB18030 (GBK)"));

/// <summary>More columns than a sheet of people has.</summary>
public sealed record FileTooManyColumns(int Max) : Refusal("file", new($"列数超过 {Max}", $"more than {Max} columns"));

/// <summary>More people, or more rows.</summary>
public sealed record FileTooManyRows(int Max) : Refusal("file", new($"行数超过 {Max}，请分成几个文件", $"more than {Max} rows: divide the file"));

/// <summary>No row names the columns.</summary>
public sealed record FileNoHeader() : Refusal("file", new("没有找到表头：至少要有“姓名”列和另一列，名称见模板", "no row names the columns: at least the name and one other, as in the template"));

/// <summary>Two columns say the same thing.</summary>
/// <param name="First">Header of the one.</param>
/// <param name="Second">Header of the other.</param>
public sealed record FileColumnTwice(string Column, string First, string Second) : Refusal(Column, new($"“{First}”和“{Second}”两列是同一内容，请只留一列", $"the columns '{First}' and '{Second}' say the same thing: leave one"));

/// <summary>A column is missing without which no household can be registered.</summary>
/// <param name="Zh">Its name in the template.</param>
public sealed record FileColumnMissing(string Column, string Zh, string En) : Refusal(Column, new($"缺少“{Zh}”列", $"the column '{En}' is missing"));
