using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>All that a depot has on its books, by item. Immutable; never throws, whatever it is told.</summary>
public sealed record Stock
{
    private static readonly ItemStock Nothing = new();

    public ImmutableDictionary<ItemCode, ItemStock> Items { get; init; } = ImmutableDictionary<ItemCode, ItemStock>.Empty;

    /// <summary>The stock of an item; empty where there is none.</summary>
    public ItemStock Of(ItemCode item) => Items.TryGetValue(item, out var stock) ? stock : Nothing;

    /// <summary>What may still be promised of an item to a disaster on a day; null for what general stock alone can give.</summary>
    public Quantity Available(ItemCode item, DisasterId? disaster, DateOnly day) => new(Math.Clamp(Of(item).Available(disaster, day), 0, Quantity.Largest));

    public LotStock? Find(Lot lot) => Of(lot.Item).Find(lot);

    /// <summary>Goods come in.</summary>
    public Stock Add(IEnumerable<LotQuantity> lines) => Change(lines, onHand: 1, reserved: 0);

    /// <summary>Goods go that were kept for nobody.</summary>
    public Stock Remove(IEnumerable<LotQuantity> lines) => Change(lines, onHand: -1, reserved: 0);

    public Stock Reserve(IEnumerable<LotQuantity> lines) => Change(lines, onHand: 0, reserved: 1);

    public Stock Release(IEnumerable<LotQuantity> lines) => Change(lines, onHand: 0, reserved: -1);

    /// <summary>Goods go that had been reserved.</summary>
    public Stock RemoveReserved(IEnumerable<LotQuantity> lines) => Change(lines, onHand: -1, reserved: -1);

    /// <summary>Changes what is held for the requisitions of a disaster.</summary>
    /// <param name="sign">1 to hold, -1 to let go.</param>
    public Stock Hold(DisasterId? disaster, IEnumerable<ItemQuantity> lines, int sign)
    {
        var stock = this;
        foreach (var (item, quantity) in lines) stock = stock.With(item, stock.Of(item).Hold(disaster, sign * quantity.Value));
        return stock;
    }

    public Stock With(ItemCode item, ItemStock stock) => new() { Items = stock.IsEmpty ? Items.Remove(item) : Items.SetItem(item, stock) };

    private Stock Change(IEnumerable<LotQuantity> lines, int onHand, int reserved)
    {
        var stock = this;
        foreach (var (lot, quantity) in lines) stock = stock.With(lot.Item, stock.Of(lot.Item).Change(lot, onHand * quantity.Value, reserved * quantity.Value));
        return stock;
    }
}
