using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>A file with one sheet or several, read from its beginning as often as is asked.</summary>
/// <remarks>One reading at a time. Whatever turns out to be wrong with the file as a whole is an <see cref="UnfitFileException"/>.</remarks>
public abstract class SheetSource : IDisposable
{
    /// <summary><c>csv</c> or <c>xlsx</c>.</summary>
    public abstract string Format { get; }

    /// <summary>Of a text: <c>utf-8</c>, <c>utf-16</c> or <c>gb18030</c>.</summary>
    public abstract string? Encoding { get; }

    /// <summary>The names of the sheets in their order; a text has one without a name.</summary>
    public abstract IReadOnlyList<SheetName> Sheets { get; }

    /// <summary>Opens a file after a look at what it is and how large it would become.</summary>
    /// <exception cref="UnfitFileException">It is no sheet, or one that is not read.</exception>
    public static SheetSource Open(string path, SheetLimits limits)
    {
        var kind = FileKind.Of(path);
        return kind.IsWorkbook ? XlsxSource.Open(path, limits) : CsvSource.Open(path, limits);
    }

    /// <summary>The rows of a sheet, one after another, the blank ones among them.</summary>
    public abstract IEnumerable<SheetRow> Rows(int sheet);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    protected static UnfitFileException Unfit(Refusal refusal) => new(refusal);
}

/// <param name="IsHidden">Nobody who opens the file sees it.</param>
public sealed record SheetName(string Name, bool IsHidden = false);
