using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>What the plan's own steps make of the goods, in base units by item: the figures that the system must arrive at by itself.</summary>
public sealed class GoodsBook
{
    private readonly SortedDictionary<string, long> _received = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _lost = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _returned = new(StringComparer.Ordinal);

    /// <summary>Taken in from outside the system.</summary>
    public IReadOnlyDictionary<string, long> Received => _received;

    /// <summary>Recorded losses, less what was found again.</summary>
    public IReadOnlyDictionary<string, long> Lost => _lost;

    /// <summary>Given out and given back.</summary>
    public IReadOnlyDictionary<string, long> Returned => _returned;

    internal void Return(ItemCode item, long quantity) => Add(_returned, item, quantity);

    internal void Receive(ItemCode item, long quantity) => Add(_received, item, quantity);

    internal void Lose(ItemCode item, long quantity) => Add(_lost, item, quantity);

    private static void Add(SortedDictionary<string, long> book, ItemCode item, long quantity) => book[item.ToString()] = book.GetValueOrDefault(item.ToString()) + quantity;
}
