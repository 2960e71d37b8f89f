using CivilAffairs.Relief.Sheets.Files;

namespace CivilAffairs.Relief.Sheets.Columns;

/// <summary>The row that names the columns, and which of them are known.</summary>
/// <param name="Row">Its number; a title above it is passed over.</param>
/// <param name="Columns">The known ones.</param>
/// <param name="NotRead">Headers of the others.</param>
/// <param name="Width">Columns up to the last with a header.</param>
public sealed record Heading(int Row, IReadOnlyList<ReadColumn> Columns, IReadOnlyList<string> NotRead, int Width)
{
    private const int RowsLookedAt = 20;

    private static readonly Dictionary<string, SheetColumn> Known = SheetColumns.All.SelectMany(column => column.Aliases.Distinct().Select(alias => (alias, column))).ToDictionary(pair => pair.alias, pair => pair.column, StringComparer.Ordinal);

    private readonly Dictionary<string, ReadColumn> _byField = Columns.ToDictionary(column => column.Column.Field, StringComparer.Ordinal);

    /// <summary>The column of that field; null where the sheet has none.</summary>
    public ReadColumn? this[string field] => _byField.GetValueOrDefault(field);

    public bool Has(string field) => _byField.ContainsKey(field);

    /// <summary>Where the sheet names a column of that field, as it does; else as the template does.</summary>
    public string HeaderOf(string field) => this[field]?.Header ?? SheetColumns.All.FirstOrDefault(column => column.Field == field)?.Header.Zh ?? string.Empty;

    /// <summary>Looks for it in the first rows: the first that names people and something about them.</summary>
    /// <returns>Null where no row does.</returns>
    /// <exception cref="UnfitFileException">It names a thing twice, or has more columns than are taken.</exception>
    public static Heading? Find(IEnumerable<SheetRow> rows, int mostColumns)
    {
        foreach (var row in rows.Where(row => !row.IsBlank).Take(RowsLookedAt))
        {
            if (row.Cells.Count(cell => Match(cell.Text) is not null) < 2) continue;
            var heading = Of(row, mostColumns);
            if (heading.Has(SheetColumns.Name)) return heading;
        }

        return null;
    }

    private static Heading Of(SheetRow row, int mostColumns)
    {
        var (columns, others, width) = (new Dictionary<string, ReadColumn>(StringComparer.Ordinal), new List<string>(), 0);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var header = row[i].Text;
            if (header.Length == 0) continue;
            if (i >= mostColumns) throw new UnfitFileException(new FileTooManyColumns(mostColumns));
            width = i + 1;
            if (Match(header) is not { } column) others.Add(Cut(header));
            else if (columns.TryGetValue(column.Field, out var first)) throw new UnfitFileException(new FileColumnTwice(column.Field, first.Header, Cut(header)));
            else columns.Add(column.Field, new(column, i, Cut(header), HeaderText.Fold(header).Unit));
        }

        // A sheet of heads only calls their names so.
        if (!columns.ContainsKey(SheetColumns.Name) && columns.Remove(SheetColumns.HeadName, out var head)) columns.Add(SheetColumns.Name, head with { Column = SheetColumns.Find(SheetColumns.Name) });
        return new(row.Number, [.. columns.Values.OrderBy(column => column.Index)], others, width);
    }

    private static SheetColumn? Match(string header) => Known.GetValueOrDefault(HeaderText.Fold(header).Name);

    private static string Cut(string header) => header.Length > 50 ? header[..50] : header;
}

/// <summary>A known column of a sheet.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Header">As the sheet names it.</param>
/// <param name="Unit">What the header gives in brackets, folded; empty where nothing.</param>
public sealed record ReadColumn(SheetColumn Column, int Index, string Header, string Unit);
