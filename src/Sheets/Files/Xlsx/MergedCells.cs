namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>Carries the value of a merged cell down the rows over which it reaches. Rows are filled from the first on.</summary>
internal sealed class MergedCells
{
    private readonly Dictionary<int, List<(int Column, int Last)>> _beginning = [];
    private readonly Dictionary<int, (Cell Value, int Last)> _open = [];

    /// <param name="range">As <c>B4:B7</c>. One that is merged across only has its value in its first column already.</param>
    public void Add(string range)
    {
        var (from, to) = range.Split(':') is [var one, var other] ? (CellAddress.Read(one), CellAddress.Read(other)) : (null, null);
        if (from is not { } first || to is not { } last || last.Row <= first.Row) return;
        if (!_beginning.TryGetValue(first.Row, out var list)) _beginning[first.Row] = list = [];
        list.Add((first.Column, last.Row));
    }

    /// <summary>Forgets what was carried, to begin again with the first row.</summary>
    public void Restart() => _open.Clear();

    /// <param name="row">From 1.</param>
    /// <param name="cells">Completed with what reaches into the row.</param>
    public void Fill(int row, List<Cell> cells)
    {
        foreach (var (column, (value, last)) in _open)
        {
            if (row > last)
            {
                _open.Remove(column);
                continue;
            }

            while (cells.Count <= column) cells.Add(Cell.Blank);
            if (cells[column].IsBlank) cells[column] = value;
        }

        if (!_beginning.TryGetValue(row, out var list)) return;
        foreach (var (column, last) in list)
        {
            if (column < cells.Count && !cells[column].IsBlank) _open[column] = (cells[column], last);
        }
    }
}

/// <summary>Where a cell is: <c>B4</c>.</summary>
internal static class CellAddress
{
    private const int MostLetters = 3;
    private const int MostDigits = 7;

    /// <returns>Column from 0 and row from 1; null where it is no address.</returns>
    public static (int Column, int Row)? Read(string? address)
    {
        if (address is null) return null;
        var (letters, column) = (0, 0);
        while (letters < address.Length && char.IsAsciiLetterUpper(address[letters]) && letters <= MostLetters) column = (column * 26) + address[letters++] - 'A' + 1;
        if (letters is 0 or > MostLetters || address.Length - letters is 0 or > MostDigits) return null;
        var row = 0;
        for (var i = letters; i < address.Length; i++)
        {
            if (!char.IsAsciiDigit(address[i])) return null;
            row = (row * 10) + address[i] - '0';
        }

        return (column - 1, row);
    }
}
