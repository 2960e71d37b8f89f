namespace CivilAffairs.Relief.Views.Projections;

public sealed partial class DuplicatesProjection
{
    // Each with each of so many are 190 pairs: what one event costs is bounded by this, and nobody would look through more.
    private const int MostAlike = 20;

    private static async ValueTask AddAsync(Likeness likeness, DuplicateEntry entry, IRows rows, CancellationToken cancellationToken)
    {
        var bucket = await rows.FindAsync(DuplicateBucket.Table, likeness.Bucket, cancellationToken) ?? DuplicateBucket.Empty;
        if (bucket.Find(likeness) is { } crowd)
        {
            await ShareOutAsync(likeness, [entry], rows, cancellationToken);
            Put(likeness, Counted(bucket, crowd.And(entry, 1), rows), rows);
            return;
        }

        DuplicateEntry[] alike = [.. bucket.Entries.Where(likeness.Holds)];
        if (alike.Length < MostAlike)
        {
            Put(likeness, bucket.With(entry), rows);
            foreach (var other in alike.Where(other => likeness.Matches(entry, other))) await PairAsync(likeness, entry, other, rows, cancellationToken);
            return;
        }

        await UnpairAllAsync(likeness, alike, rows, cancellationToken);
        await ShareOutAsync(likeness, [.. alike, entry], rows, cancellationToken);
        Put(likeness, Counted(bucket with { Entries = [.. bucket.Entries.Except(alike)] }, Crowd.Of(likeness, [.. alike, entry]), rows), rows);
    }

    private static async ValueTask RemoveAsync(Likeness likeness, DuplicateEntry entry, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(DuplicateBucket.Table, likeness.Bucket, cancellationToken) is not { } bucket) return;
        if (bucket.Find(likeness) is not { } crowd)
        {
            Put(likeness, bucket.Without(entry), rows);
            return;
        }

        var key = CrowdShare.KeyOf(likeness, entry.Household);
        var share = await rows.FindAsync(CrowdShare.Table, key, cancellationToken);
        Put(key, [.. (share?.Entries ?? []).Where(one => !one.IsSame(entry))], rows);
        if (crowd.Persons - 1 > MostAlike)
        {
            Put(likeness, Counted(bucket, crowd.And(entry, -1), rows), rows);
            return;
        }

        var left = new List<DuplicateEntry>();
        foreach (var one in CrowdShare.Keys(likeness))
        {
            left.AddRange((await rows.FindAsync(CrowdShare.Table, one, cancellationToken))?.Entries ?? []);
            Put(one, [], rows);
        }

        rows.Delete(NamesakesRow.Table, likeness.Crowd);
        Put(likeness, new(DuplicateEntry.InOrder([.. bucket.Entries, .. left]), [.. bucket.Crowds.Where(one => one != crowd)]), rows);
        await PairAllAsync(likeness, left, rows, cancellationToken);
    }

    private static async ValueTask ShareOutAsync(Likeness likeness, IEnumerable<DuplicateEntry> entries, IRows rows, CancellationToken cancellationToken)
    {
        foreach (var share in entries.GroupBy(entry => CrowdShare.KeyOf(likeness, entry.Household)))
            Put(share.Key, DuplicateEntry.InOrder([.. (await rows.FindAsync(CrowdShare.Table, share.Key, cancellationToken))?.Entries ?? [], .. share]), rows);
    }

    private static DuplicateBucket Counted(DuplicateBucket bucket, Crowd crowd, IRows rows)
    {
        if (crowd.Row() is { } row) rows.Put(NamesakesRow.Table, crowd.Likeness.Crowd, row);
        else rows.Delete(NamesakesRow.Table, crowd.Likeness.Crowd);
        return bucket.With(crowd);
    }

    // Empty rows would tell that somebody was there.
    private static void Put(Likeness likeness, DuplicateBucket bucket, IRows rows)
    {
        if (bucket.IsEmpty) rows.Delete(DuplicateBucket.Table, likeness.Bucket);
        else rows.Put(DuplicateBucket.Table, likeness.Bucket, bucket);
    }

    private static void Put(string share, IReadOnlyList<DuplicateEntry> entries, IRows rows)
    {
        if (entries.Count == 0) rows.Delete(CrowdShare.Table, share);
        else rows.Put(CrowdShare.Table, share, new(entries));
    }
}
