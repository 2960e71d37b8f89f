using System.Text;
using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Tests.Projections;

/// <summary>Rows in memory, kept as the JSON that a store would keep: a row that does not survive it fails here.</summary>
internal sealed class MemoryRows : IRows
{
    private static readonly JsonSerializerOptions Json = ReliefJson.Create(strict: false);

    private readonly SortedDictionary<(string Table, string Key), (string Json, JournalPosition Position, RowScope Scope, object Row)> _rows = [];

    public JournalPosition Position { get; set; }

    /// <summary>How many rows were written.</summary>
    public int Puts { get; private set; }

    /// <summary>How much JSON that was.</summary>
    public long Bytes { get; private set; }

    /// <summary>What the rows of these tables say, whenever they came to say it.</summary>
    public IEnumerable<string> Contents(params IEnumerable<ViewTable> tables) =>
        _rows.Where(row => tables.Any(table => table.Name == row.Key.Table)).Select(row => $"{row.Key.Table} {row.Key.Key} {row.Value.Scope} {row.Value.Json}");

    /// <summary>Every row, as text to compare.</summary>
    public IEnumerable<string> Lines => _rows.Select(row => $"{row.Key.Table} {row.Key.Key} {row.Value.Position} {row.Value.Scope} {row.Value.Json}");

    public ValueTask<TRow?> FindAsync<TRow>(ViewTable<TRow> table, string key, CancellationToken cancellationToken)
        where TRow : class => ValueTask.FromResult(Find(table, key));

    public TRow? Find<TRow>(ViewTable<TRow> table, string key)
        where TRow : class => _rows.TryGetValue((table.Name, key), out var row) ? JsonSerializer.Deserialize<TRow>(row.Json, Json) : null;

    public TRow The<TRow>(ViewTable<TRow> table, object key)
        where TRow : class => Find(table, key.ToString()!) ?? throw new KeyNotFoundException($"no row {key} in {table.Name}: {string.Join(", ", _rows.Keys.Where(row => row.Table == table.Name).Select(row => row.Key))}");

    public IReadOnlyList<TRow> All<TRow>(ViewTable<TRow> table)
        where TRow : class => [.. _rows.Where(row => row.Key.Table == table.Name).Select(row => JsonSerializer.Deserialize<TRow>(row.Value.Json, Json)!)];

    public RowScope ScopeOf(ViewTable table, object key) => _rows[(table.Name, key.ToString()!)].Scope;

    /// <summary>The value of a column, as the store writes it.</summary>
    public object? Column(ViewTable table, object key, string column) =>
        table.ValuesOf(_rows[(table.Name, key.ToString()!)].Row)[table.Columns.ToList().IndexOf(column)];

    public void Put<TRow>(ViewTable<TRow> table, string key, TRow row)
        where TRow : class
    {
        var text = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(row, Json));
        if (_rows.TryGetValue((table.Name, key), out var former) && former.Json == text) return;
        _rows[(table.Name, key)] = (text, Position, table.ScopeOf(row), row);
        Puts++;
        Bytes += text.Length;
    }

    public void Delete<TRow>(ViewTable<TRow> table, string key)
        where TRow : class => _rows.Remove((table.Name, key));
}
