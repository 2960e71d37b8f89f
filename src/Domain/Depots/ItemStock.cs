using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// The stock of one item: its lots, and the sums held for requisitions. A reservation takes from a named lot, a hold only counts
/// against the lots that would suit it: those earmarked for its disaster, then general ones.
/// </summary>
public sealed record ItemStock
{
    /// <summary>First expired first, no expiry last.</summary>
    public ImmutableArray<LotStock> Lots { get; init; } = [];

    /// <summary>One entry for each disaster with holds.</summary>
    public ImmutableArray<HeldFor> Held { get; init; } = [];

    public bool IsEmpty => Lots.IsEmpty && Held.IsEmpty;

    public LotStock? Find(Lot lot)
    {
        foreach (var stock in Lots)
        {
            if (stock.Lot == lot) return stock;
        }

        return null;
    }

    /// <summary>Changes the figures of a lot; a lot of which nothing is left goes off the books.</summary>
    public ItemStock Change(Lot lot, long onHand, long reserved)
    {
        for (var i = 0; i < Lots.Length; i++)
        {
            var old = Lots[i];
            if (old.Lot != lot) continue;
            var changed = old with { OnHand = old.OnHand + onHand, Reserved = old.Reserved + reserved };
            return this with { Lots = changed is { OnHand: 0, Reserved: 0 } ? Lots.RemoveAt(i) : Lots.SetItem(i, changed) };
        }

        if (onHand == 0 && reserved == 0) return this;
        var place = 0;
        while (place < Lots.Length && FirstExpiredFirst(Lots[place].Lot, lot) <= 0) place++;
        return this with { Lots = Lots.Insert(place, new(lot, onHand, reserved)) };
    }

    /// <summary>Changes what is held for a disaster's requisitions.</summary>
    public ItemStock Hold(DisasterId? disaster, long quantity)
    {
        for (var i = 0; i < Held.Length; i++)
        {
            if (Held[i].Disaster != disaster) continue;
            var changed = Held[i] with { Quantity = Held[i].Quantity + quantity };
            return this with { Held = changed.Quantity == 0 ? Held.RemoveAt(i) : Held.SetItem(i, changed) };
        }

        return quantity == 0 ? this : this with { Held = Held.Add(new(disaster, quantity)) };
    }

    /// <summary>Lots a disaster may have on a day, in the order they should go: earmarked for it before general, first expired first.</summary>
    public IEnumerable<LotStock> Suiting(DisasterId? disaster, DateOnly day)
    {
        if (disaster is not null)
        {
            foreach (var stock in Lots)
            {
                if (stock.Lot.Disaster == disaster && stock.Lot.IsUsableOn(day)) yield return stock;
            }
        }

        foreach (var stock in Lots)
        {
            if (stock.Lot.Disaster is null && stock.Lot.IsUsableOn(day)) yield return stock;
        }
    }

    /// <summary>What may still be promised to a disaster on a day.</summary>
    /// <param name="disaster">Null for what general stock alone can give.</param>
    public long Available(DisasterId? disaster, DateOnly day)
    {
        long own = disaster is null ? 0 : Math.Max(0, FreeOf(disaster, day) - HeldOf(disaster));
        return own + Math.Max(0, -Shortfall(day));
    }

    /// <summary>
    /// How far general stock fails to cover what the holds need of it after each has used the lots of its own disaster; below zero, what it has to
    /// spare. It rises above zero by itself only when lots expire; no decision may raise it there.
    /// </summary>
    public long Shortfall(DateOnly day)
    {
        long needed = 0;
        foreach (var held in Held) needed += held.Disaster is null ? held.Quantity : Math.Max(0, held.Quantity - FreeOf(held.Disaster, day));
        return needed - FreeOf(null, day);
    }

    /// <summary>Whether this, coming from <paramref name="before"/>, takes nothing that a hold needs.</summary>
    public bool KeepsPromisesOf(ItemStock before, DateOnly day) => Held.IsEmpty || Shortfall(day) <= Math.Max(0, before.Shortfall(day));

    private long HeldOf(DisasterId? disaster)
    {
        foreach (var held in Held)
        {
            if (held.Disaster == disaster) return held.Quantity;
        }

        return 0;
    }

    private long FreeOf(DisasterId? disaster, DateOnly day)
    {
        long free = 0;
        foreach (var stock in Lots)
        {
            if (stock.Lot.Disaster == disaster && stock.Lot.IsUsableOn(day)) free += stock.Free;
        }

        return free;
    }

    private static int FirstExpiredFirst(Lot left, Lot right)
    {
        int byExpiry = (left.Expiry ?? DateOnly.MaxValue).CompareTo(right.Expiry ?? DateOnly.MaxValue);
        return byExpiry != 0 ? byExpiry : string.CompareOrdinal(left.Batch, right.Batch);
    }
}
