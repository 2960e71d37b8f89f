namespace CivilAffairs.Relief.Domain;

/// <summary>
/// A data table as text that reads well and diffs line by line: one row a line, cells between bars, <c>#</c> begins a comment line.
/// The first row names the columns.
/// </summary>
internal static class TableText
{
    /// <summary>The rows under the heading.</summary>
    /// <param name="text">The whole table.</param>
    /// <param name="columns">The heading expected; the table and its reader change together.</param>
    /// <exception cref="FormatException">Another heading, or a row with another number of cells; names the line.</exception>
    public static IEnumerable<string[]> Rows(string text, params string[] columns)
    {
        var heading = false;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || string.IsNullOrWhiteSpace(line)) continue;
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length != columns.Length) throw new FormatException($"line {number} has {cells.Length} cells instead of {columns.Length}");
            if (heading) yield return cells;
            else if (!cells.SequenceEqual(columns)) throw new FormatException($"line {number} is not the heading {string.Join(" | ", columns)}");
            heading = true;
        }
    }

    /// <summary>The member of an enumeration with exactly this name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static TEnum Named<TEnum>(string cell)
        where TEnum : struct, Enum
    {
        // Enum.Parse takes numbers for names too.
        var valid = Enum.TryParse<TEnum>(cell, out var value) && Enum.GetName(value) == cell;
        return valid ? value : throw new FormatException($"{cell} is no {typeof(TEnum).Name}");
    }

    /// <summary>The text of a table shipped inside this assembly.</summary>
    /// <param name="name">File name of the resource.</param>
    public static string Shipped(string name)
    {
        using var stream = typeof(TableText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the assembly carries no {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
