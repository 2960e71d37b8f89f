namespace CivilAffairs.Relief.Domain;

/// <summary>Chooses lots: first expired first out, earmarked for the disaster before general, or the lots that were named.</summary>
/// <param name="Stock">The books.</param>
/// <param name="Day">The day in China; expired lots are never chosen.</param>
/// <param name="Disaster">Whose goods are wanted; null for general stock.</param>
internal sealed record Picking(Stock Stock, DateOnly Day, DisasterId? Disaster)
{
    /// <summary>Lots to take from, in this order, for the items they name; null to choose.</summary>
    public IReadOnlyList<Lot>? Named { get; init; }

    /// <summary>Whether a named lot may be earmarked for whatever disaster: it keeps its purpose where it goes.</summary>
    public bool KeepsPurpose { get; init; }

    /// <summary>Whether the goods are held already and are now taken out of the hold.</summary>
    public bool FromHold { get; init; }

    /// <returns>What is wrong, or null and the lots, line by line.</returns>
    public Refusal? Choose(IReadOnlyList<ItemQuantity> lines, out IReadOnlyList<LotQuantity> chosen)
    {
        List<LotQuantity> picked = new(lines.Count);
        chosen = picked;
        if (CheckNamed(lines) is { } wrong) return wrong;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!Choose(lines[i], picked)) return new NotEnough($"lines[{i}].quantity", lines[i].Item, Available(lines[i]));
        }

        return null;
    }

    private bool Choose(ItemQuantity line, List<LotQuantity> picked)
    {
        var before = Stock.Of(line.Item);
        var after = FromHold ? before.Hold(Disaster, -line.Quantity.Value) : before;
        long needed = line.Quantity.Value;
        foreach (var lot in Candidates(after, line.Item))
        {
            long taken = Math.Min(needed, lot.Free);
            if (taken == 0) continue;
            picked.Add(new(lot.Lot, new(taken)));
            after = after.Change(lot.Lot, onHand: 0, reserved: taken);
            needed -= taken;
            if (needed == 0) return after.KeepsPromisesOf(before, Day);
        }

        return false;
    }

    private IEnumerable<LotStock> Candidates(ItemStock stock, ItemCode item)
    {
        if (Named is null || !Named.Any(lot => lot.Item == item)) return stock.Suiting(Disaster, Day);
        return Named.Where(lot => lot.Item == item).Select(stock.Find).OfType<LotStock>();
    }

    // What was held for the line itself counts again; lots that were named may offer less than all that suits.
    private Quantity Available(ItemQuantity line)
    {
        var stock = Stock.Of(line.Item);
        if (FromHold) stock = stock.Hold(Disaster, -line.Quantity.Value);
        long free = Candidates(stock, line.Item).Sum(lot => lot.Free);
        return new(Math.Clamp(KeepsPurpose && Named is not null ? free : Math.Min(free, stock.Available(Disaster, Day)), 0, Quantity.Largest));
    }

    private Refusal? CheckNamed(IReadOnlyList<ItemQuantity> lines)
    {
        if (Named is null) return null;
        if (Named.Count > GoodsLines.Most) return new OutOfRange("lots", 0, GoodsLines.Most);
        for (var i = 0; i < Named.Count; i++)
        {
            if (Check(Named[i], $"lots[{i}]", lines) is { } wrong) return wrong;
            for (var j = 0; j < i; j++)
            {
                if (Named[j] == Named[i]) return new Repeated($"lots[{i}]");
            }
        }

        return null;
    }

    private Refusal? Check(Lot? lot, string field, IReadOnlyList<ItemQuantity> lines)
    {
        if (lot is null) return new Required(field);
        if (Stock.Find(lot) is null || GoodsLines.Of(lines, lot.Item).IsZero) return new Unknown(field);
        if (!lot.IsUsableOn(Day)) return new LotExpired(field, lot.Expiry!.Value);
        return !KeepsPurpose && lot.Disaster is { } purpose && purpose != Disaster ? new EarmarkedElsewhere(field, purpose) : null;
    }
}
