using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Storage;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

public sealed class RowCacheTests
{
    private static readonly ViewTable<PlaceRow> Table = new("places", row => new(row.Place));

    private readonly RowCache _cache = new(4);

    [Fact]
    public void No_more_rows_are_kept_than_asked_for()
    {
        for (var i = 0; i < 20; i++) Set(i);
        Assert.Equal(4, Enumerable.Range(0, 20).Count(i => Find(i) is not null));
    }

    [Fact]
    public void A_row_in_use_outlives_those_that_are_not()
    {
        for (var i = 0; i < 20; i++)
        {
            Set(i);
            Assert.NotNull(Find(0));
        }
    }

    [Fact]
    public void A_row_set_again_is_the_new_one()
    {
        Set(1, 1);
        Set(1, 2);
        for (var i = 2; i < 5; i++) Set(i);
        Assert.Equal(2, Find(1)!.Position.Value);
    }

    [Fact]
    public void Nothing_is_left_when_it_is_cleared()
    {
        for (var i = 0; i < 6; i++) Set(i);
        _cache.Clear();
        Assert.DoesNotContain(Enumerable.Range(0, 6), i => Find(i) is not null);
        Set(9);
        Assert.NotNull(Find(9));
    }

    private static RowKey Key(int i) => new(Table, i.ToString(CultureInfo.InvariantCulture));

    private void Set(int i, long position = 1) => _cache.Set(Key(i), new(null, new JournalPosition(position), null));

    private StoredRow? Find(int i) => _cache.Find(Key(i));
}
