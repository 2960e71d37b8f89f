using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Goods for one need, from the store to the points: how much each point asks for, from which lots it comes.</summary>
internal sealed class SupplyRound
{
    private const int PersonsToSpare = 20;
    private const int ShelfDays = 300;

    private readonly IReadOnlyDictionary<ItemCode, long>[] _wanted;
    private readonly int _number;
    private readonly DateOnly _today;

    /// <param name="number">1, 2...</param>
    /// <param name="needs">What a family takes of it.</param>
    public SupplyRound(int number, ScenarioDesign design, IReadOnlyList<Family> families, Func<Family, IReadOnlyList<Entitlement>> needs, IReadOnlyList<Entitlement> plan, DateOnly today)
    {
        (_number, _today) = (number, today);
        var byTownship = families.ToLookup(family => family.Township);
        var items = families.SelectMany(needs).Select(entitlement => entitlement.Item).ToHashSet();
        var spare = plan.Where(entitlement => items.Contains(entitlement.Item)).ToDictionary(entitlement => entitlement.Item, entitlement => entitlement.Amount.Value * PersonsToSpare);
        _wanted = [.. Enumerable.Range(0, design.Townships.Count).Select(township =>
        {
            var sum = ReliefGoods.Sum(byTownship[township], needs);
            // A quarter more than is due, and enough for families of the neighbours.
            return spare.ToDictionary(item => item.Key, item => Rounded(item.Key, (sum.GetValueOrDefault(item.Key) * 5 / 4) + item.Value));
        })];
    }

    public IEnumerable<ItemCode> Items => _wanted[0].Keys.OrderBy(item => item.ToString(), StringComparer.Ordinal);

    /// <summary>What the point of a township asks for.</summary>
    public IReadOnlyList<ItemQuantity> AskedBy(int township) => [.. Items.Select(item => new ItemQuantity(item, new(_wanted[township][item])))];

    /// <summary>What it is granted: every fifth a little less than it asked for.</summary>
    public IReadOnlyList<ItemQuantity> GrantedTo(int township) =>
        [.. AskedBy(township).Select(line => township % 5 == 4 ? line with { Quantity = new(line.Quantity.Value - (line.Quantity.Value / 25)) } : line)];

    /// <summary>The lot that a township is served from.</summary>
    public Lot LotFor(ItemCode item, int township) => LotOf(item, township % 2);

    /// <summary>What the store takes in of each of its two lots: what leaves it, and a little more.</summary>
    public IReadOnlyList<LotQuantity> Receipt(int half) => [.. Items.Select(item =>
    {
        var leaves = Enumerable.Range(0, _wanted.Length).Where(township => township % 2 == half).Sum(township => GrantedTo(township).First(line => line.Item == item).Quantity.Value);
        return new LotQuantity(LotOf(item, half), new(Rounded(item, leaves + (leaves / 20) + 100)));
    })];

    private Lot LotOf(ItemCode item, int half)
    {
        var perishable = ItemCatalogue.Shipped.Check(item, "item", _today, out var known) is null && known is { Perishable: true };
        return new(item, $"{_number}{(half == 0 ? 'A' : 'B')}", perishable ? _today.AddDays(ShelfDays) : null);
    }

    // Sacks of 25 kg, cans of 5 l, bales of ten.
    private static long Rounded(ItemCode item, long quantity)
    {
        var pack = item == ReliefGoods.Rice ? 25_000L : item == ReliefGoods.Water || item == ReliefGoods.Oil ? 5_000L : 10L;
        return (quantity + pack - 1) / pack * pack;
    }
}
