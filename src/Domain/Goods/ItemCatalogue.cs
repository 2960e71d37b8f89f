using System.Collections.Frozen;

namespace CivilAffairs.Relief.Domain;

/// <summary>The goods known to the system, by code and day. Immutable.</summary>
public sealed class ItemCatalogue
{
    private static readonly Lazy<ItemCatalogue> Default = new(() => Parse(TableText.Shipped("items.table")));

    private readonly FrozenDictionary<ItemCode, Item[]> _entries;

    /// <exception cref="ArgumentException">Two entries of one code hold on one day, or differ in dimension: stock is counted in it for ever.</exception>
    public ItemCatalogue(IEnumerable<Item> items)
    {
        _entries = items.GroupBy(item => item.Code).ToFrozenDictionary(entries => entries.Key, entries => entries.OrderBy(item => item.InUse.From).ToArray());
        foreach (var (code, entries) in _entries)
        {
            if (entries.Any(entry => entry.Dimension != entries[0].Dimension)) throw new ArgumentException($"{code} changes its dimension", nameof(items));
            if (entries.Zip(entries.Skip(1)).Any(pair => pair.First.InUse.Holds(pair.Second.InUse.From))) throw new ArgumentException($"entries of {code} overlap", nameof(items));
        }
    }

    /// <summary>The catalogue shipped with the system.</summary>
    public static ItemCatalogue Shipped => Default.Value;

    /// <summary>Every entry, also those no longer in use.</summary>
    public IEnumerable<Item> All => _entries.Values.SelectMany(entries => entries).OrderBy(item => item.Category).ThenBy(item => item.Code.ToString(), StringComparer.Ordinal);

    /// <summary>Reads a catalogue from a table in the form of <c>items.table</c>.</summary>
    /// <exception cref="FormatException">The text is no such table.</exception>
    /// <exception cref="ArgumentException">The entries contradict one another.</exception>
    public static ItemCatalogue Parse(string table)
    {
        var rows = TableText.Rows(table, "code", "zh", "en", "category", "dimension", "unit zh", "unit en", "perishable", "spec zh", "spec en", "from", "to");
        return new(rows.Select(cells => new Item(
            ItemCode.Parse(cells[0]),
            new(cells[1], cells[2]),
            TableText.Named<ItemCategory>(cells[3]),
            TableText.Named<Dimension>(cells[4]),
            new(cells[5], cells[6]),
            cells[7] switch
            {
                "yes" => true,
                "no" => false,
                _ => throw new FormatException($"{cells[7]} is neither yes nor no"),
            },
            new(cells[8], cells[9]),
            Period.Parse(cells[10], cells[11]))));
    }

    /// <summary>The entry of the item that holds on a day; null where there is none.</summary>
    public Item? Find(ItemCode code, DateOnly day) => _entries.TryGetValue(code, out var entries) ? Array.Find(entries, entry => entry.InUse.Holds(day)) : null;

    /// <summary>Whether the item is known on any day, as old stock and old records may ask.</summary>
    public bool Contains(ItemCode code) => _entries.ContainsKey(code);

    /// <summary>As <see cref="Find"/>, with the refusal where there is none.</summary>
    public Refusal? Check(ItemCode code, string field, DateOnly day, out Item? item)
    {
        item = Find(code, day);
        return item is null ? new UnknownItem(field, code) : null;
    }
}
