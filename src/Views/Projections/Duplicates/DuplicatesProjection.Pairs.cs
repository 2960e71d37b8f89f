namespace CivilAffairs.Relief.Views.Projections;

public sealed partial class DuplicatesProjection
{
    /// <summary>Pairs the households of those of the entries that may be one person.</summary>
    private static async ValueTask PairAllAsync(Likeness likeness, IReadOnlyList<DuplicateEntry> entries, IRows rows, CancellationToken cancellationToken)
    {
        foreach (var (one, other) in Couples(likeness, entries)) await PairAsync(likeness, one, other, rows, cancellationToken);
    }

    private static async ValueTask PairAsync(Likeness likeness, DuplicateEntry one, DuplicateEntry other, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(DuplicateHousehold.Table, one.Household.ToString(), cancellationToken) is not { } left) return;
        if (await rows.FindAsync(DuplicateHousehold.Table, other.Household.ToString(), cancellationToken) is not { } right) return;
        if (left.Separate.Contains(right.Id) || right.Separate.Contains(left.Id)) return;
        if (IsLater(left, right)) (left, right, one, other) = (right, left, other, one);
        var key = DuplicateRow.Key(left.Id, right.Id);
        var match = new DuplicateMatch(one.Person.Number, other.Person.Number, likeness.Name, likeness.Birth);
        var former = await rows.FindAsync(DuplicateRow.Table, key, cancellationToken);
        rows.Put(DuplicateRow.Table, key, new()
        {
            Place = DuplicateRow.Common(left.Place, right.Place),
            First = left.Side(),
            Second = right.Side(),
            Matches = [.. (former?.Matches ?? []).Append(match).Distinct().OrderBy(each => each.First).ThenBy(each => each.Second)],
        });
        rows.Put(DuplicateHousehold.Table, left.Id.ToString(), left.With(right.Id));
        rows.Put(DuplicateHousehold.Table, right.Id.ToString(), right.With(left.Id));
    }

    /// <summary>Takes back what <see cref="PairAllAsync"/> made of this likeness; a pair with nothing left is gone.</summary>
    private static async ValueTask UnpairAllAsync(Likeness likeness, IReadOnlyList<DuplicateEntry> entries, IRows rows, CancellationToken cancellationToken)
    {
        foreach (var (one, other) in Couples(likeness, entries))
        {
            var key = DuplicateRow.Key(one.Household, other.Household);
            if (await rows.FindAsync(DuplicateRow.Table, key, cancellationToken) is not { } pair) continue;
            var (first, second) = pair.First.Id == one.Household ? (one, other) : (other, one);
            DuplicateMatch[] left = [.. pair.Matches.Where(match => (match.First, match.Second) != (first.Person.Number, second.Person.Number))];
            if (left.Length > 0)
            {
                rows.Put(DuplicateRow.Table, key, pair with { Matches = left });
                continue;
            }

            rows.Delete(DuplicateRow.Table, key);
            await rows.ChangeAsync(DuplicateHousehold.Table, one.Household.ToString(), row => row.Without(other.Household), cancellationToken);
            await rows.ChangeAsync(DuplicateHousehold.Table, other.Household.ToString(), row => row.Without(one.Household), cancellationToken);
        }
    }

    private static IEnumerable<(DuplicateEntry One, DuplicateEntry Other)> Couples(Likeness likeness, IReadOnlyList<DuplicateEntry> entries) =>
        entries.SelectMany((one, index) => entries.Skip(index + 1).Where(other => likeness.Matches(one, other)).Select(other => (one, other)));

    private static bool IsLater(DuplicateHousehold one, DuplicateHousehold other) => (one.RegisteredAt, one.Id.ToString()).CompareTo((other.RegisteredAt, other.Id.ToString())) > 0;
}
