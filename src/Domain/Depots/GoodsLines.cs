using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>Lists of goods as commands give them: their checks and their sums. Sums stop at <see cref="Quantity.Largest"/> and at zero instead of throwing.</summary>
internal static class GoodsLines
{
    /// <summary>The most lines one paper has.</summary>
    public const int Most = 500;

    private const int LongestBatch = 60;

    /// <summary>At least one line, each above zero, no item twice.</summary>
    public static Refusal? Check(IReadOnlyList<ItemQuantity>? lines, string field)
    {
        if (Count(lines, field) is { } wrong) return wrong;
        for (var i = 0; i < lines!.Count; i++)
        {
            if (lines[i].Item == default) return new Required($"{field}[{i}].item");
            if (lines[i].Quantity.IsZero) return new OutOfRange($"{field}[{i}].quantity", 1, Quantity.Largest);
            for (var j = 0; j < i; j++)
            {
                if (lines[j].Item == lines[i].Item) return new Repeated($"{field}[{i}].item");
            }
        }

        return null;
    }

    /// <summary>At least one line, each above zero, no lot twice.</summary>
    public static Refusal? Check(IReadOnlyList<LotQuantity>? lines, string field)
    {
        if (Count(lines, field) is { } wrong) return wrong;
        HashSet<Lot> seen = new(lines!.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (Check(lines[i].Lot, $"{field}[{i}].lot") is { } bad) return bad;
            if (lines[i].Quantity.IsZero) return new OutOfRange($"{field}[{i}].quantity", 1, Quantity.Largest);
            if (!seen.Add(lines[i].Lot)) return new Repeated($"{field}[{i}].lot");
        }

        return null;
    }

    public static Refusal? Check(Lot? lot, string field) =>
        lot is null ? new Required(field) : Field.Given(lot.Item, $"{field}.item") ?? Field.Length(lot.Batch, $"{field}.batch", LongestBatch);

    /// <summary>Whether the depot's books can hold so much more of each lot.</summary>
    public static Refusal? Room(Stock stock, IReadOnlyList<LotQuantity> lines, string field)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if ((stock.Find(lines[i].Lot)?.OnHand ?? 0) + lines[i].Quantity.Value > Quantity.Largest) return new OutOfRange($"{field}[{i}].quantity", 1, Quantity.Largest);
        }

        return null;
    }

    public static IReadOnlyList<ItemQuantity> ByItem(IEnumerable<LotQuantity> lines) => Plus([], lines.Select(line => new ItemQuantity(line.Lot.Item, line.Quantity)));

    public static IReadOnlyList<ItemQuantity> Plus(IReadOnlyList<ItemQuantity> lines, IEnumerable<ItemQuantity> more) => Sum(lines, more, 1);

    /// <summary>What is left; items of which nothing is left are not listed.</summary>
    public static IReadOnlyList<ItemQuantity> Less(IReadOnlyList<ItemQuantity> lines, IEnumerable<ItemQuantity> less) => Sum(lines, less, -1);

    public static Quantity Of(IReadOnlyList<ItemQuantity> lines, ItemCode item)
    {
        foreach (var line in lines)
        {
            if (line.Item == item) return line.Quantity;
        }

        return Quantity.Zero;
    }

    /// <summary>Whether every line is within what is granted.</summary>
    public static Refusal? Within(IReadOnlyList<ItemQuantity> lines, IReadOnlyList<ItemQuantity> granted, string field)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var most = Of(granted, lines[i].Item);
            if (lines[i].Quantity > most) return new MoreThanGranted($"{field}[{i}].quantity", lines[i].Item, most);
        }

        return null;
    }

    /// <summary>The same goods, in whatever order.</summary>
    public static bool Same(IReadOnlyList<ItemQuantity> left, IReadOnlyList<ItemQuantity> right) => left.Count == right.Count && left.All(line => Of(right, line.Item) == line.Quantity);

    /// <inheritdoc cref="Same(IReadOnlyList{ItemQuantity}, IReadOnlyList{ItemQuantity})"/>
    public static bool Same(IReadOnlyList<LotQuantity> left, IReadOnlyList<LotQuantity> right) => left.Count == right.Count && left.All(right.Contains);

    private static Refusal? Count<T>(IReadOnlyList<T>? lines, string field)
    {
        if (lines is null or { Count: 0 }) return new Required(field);
        if (lines.Count > Most) return new OutOfRange(field, 1, Most);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is null) return new Required($"{field}[{i}]");
        }

        return null;
    }

    private static ImmutableArray<ItemQuantity> Sum(IReadOnlyList<ItemQuantity> lines, IEnumerable<ItemQuantity> others, int sign)
    {
        List<ItemQuantity> sum = [.. lines];
        foreach (var (item, quantity) in others)
        {
            int at = sum.FindIndex(line => line.Item == item);
            long old = at < 0 ? 0 : sum[at].Quantity.Value;
            ItemQuantity changed = new(item, new(Math.Clamp(old + (sign * quantity.Value), 0, Quantity.Largest)));
            if (at < 0) sum.Add(changed);
            else sum[at] = changed;
        }

        sum.RemoveAll(line => line.Quantity.IsZero);
        return [.. sum];
    }
}
