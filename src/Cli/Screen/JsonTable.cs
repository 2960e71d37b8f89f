using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Screen;

/// <summary>Shows JSON that the system answered: a list as a table, an object as its names and values.</summary>
internal static class JsonTable
{
    /// <param name="list">An array of objects with the same names.</param>
    public static Table Of(JsonElement list)
    {
        var table = new Table().Border(TableBorder.Rounded);
        var rows = list.EnumerateArray().ToList();
        if (rows.Count == 0) return table.AddColumn("-").HideHeaders().AddRow("nothing");
        var names = rows.SelectMany(row => row.EnumerateObject()).Select(property => property.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names) table.AddColumn(new TableColumn(Markup.Escape(Spaced(name))));
        foreach (var row in rows) table.AddRow([.. names.Select(name => Markup.Escape(row.TryGetProperty(name, out var value) ? Text(value) : string.Empty))]);
        return table;
    }

    public static Table OfObject(JsonElement thing)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("name", "value");
        foreach (var property in thing.EnumerateObject()) table.AddRow(Markup.Escape(Spaced(property.Name)), Markup.Escape(Text(property.Value)));
        return table;
    }

    /// <summary>In words: a nested object as its values, a list as its elements.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => string.Empty,
        JsonValueKind.String => value.GetString() ?? string.Empty,
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(property => $"{Spaced(property.Name)} {Text(property.Value)}")),
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    private static string Spaced(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var c in name) words.Append(char.IsUpper(c) && words.Length > 0 ? $" {char.ToLowerInvariant(c)}" : c.ToString());
        return words.ToString();
    }
}
