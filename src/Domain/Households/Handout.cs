using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>Goods of one handout that the household has, less what it gave back.</summary>
/// <param name="Kept">One entry an item, also when nothing of it is left.</param>
public sealed record Handout(DisasterId Disaster, DepotId Depot, ImmutableList<ItemQuantity> Kept)
{
    /// <summary>What is kept of an item; null where the handout had none of it.</summary>
    public Quantity? KeptOf(ItemCode item) => Kept.Find(kept => kept.Item == item)?.Quantity;

    /// <summary>After giving back; more than is kept leaves nothing.</summary>
    public Handout Without(IEnumerable<LotQuantity> lines) =>
        this with { Kept = lines.Aggregate(Kept, (kept, line) => kept.ConvertAll(item => item.Item == line.Lot.Item ? item with { Quantity = item.Quantity.LessAtMost(line.Quantity) } : item)) };

    internal static Handout Of(HouseholdEvent.HandoutTaken taken) =>
        new(taken.Disaster, taken.Depot, [.. taken.Used.GroupBy(use => use.Item).Select(item => new ItemQuantity(item.Key, item.Aggregate(Quantity.Zero, (sum, use) => sum + use.Quantity)))]);
}
