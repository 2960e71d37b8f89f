using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

public abstract partial class ViewContract
{
    [ContractFact]
    public async Task A_first_load_has_the_rows_of_the_scope_and_no_tombstones()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var last = await ProjectAsync(node, Note("a", East), Note("b", West), Note("c", Elsewhere), Note("d", East), new NoteEvent.TornUp("d"));

        var changes = await ChangesAsync(node, view, County);

        Assert.Equal(["a", "b"], Keys(changes.Rows));
        Assert.Equal((last, false, false), (changes.Through, changes.More, changes.Resync));
        Assert.Equal(["a"], Keys((await ChangesAsync(node, view, East)).Rows));
        Assert.Equal(["a", "b", "c"], Keys((await ChangesAsync(node, view, "0")).Rows));
        Assert.Contains("\"text\":\"rice\"", Texts(changes.Rows).First(), StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task A_reader_that_resumes_gets_what_changed_and_what_was_deleted()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var seen = await ProjectAsync(node, Note("a", East), Note("b", East), Note("c", East));
        await ProjectAsync(node, Note("b", East, "water"), new NoteEvent.TornUp("a"), Note("x", Elsewhere));

        Assert.Equal(["b", "-a"], Keys((await ChangesAsync(node, view, County, seen)).Rows));
    }

    [ContractFact]
    public async Task A_row_that_leaves_a_scope_reads_as_deleted_there_and_as_changed_where_it_is_still_seen()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var seen = await ProjectAsync(node, Note("a", East), Note("b", East));
        await ProjectAsync(node, Note("a", West));

        Assert.Equal(["-a"], Keys((await ChangesAsync(node, view, East, seen)).Rows));
        Assert.Equal(["a"], Keys((await ChangesAsync(node, view, West, seen)).Rows));
        Assert.Equal(["a"], Keys((await ChangesAsync(node, view, County, seen)).Rows));
        Assert.Empty((await ChangesAsync(node, view, Elsewhere, seen)).Rows);
    }

    [ContractFact]
    public async Task A_row_that_left_a_scope_and_came_back_is_there()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var seen = await ProjectAsync(node, Note("a", East));
        await ProjectAsync(node, Note("a", West));
        await ProjectAsync(node, Note("a", East));

        Assert.Equal(["a"], Keys((await ChangesAsync(node, view, East, seen)).Rows));
        Assert.Equal(["-a"], Keys((await ChangesAsync(node, view, West, seen)).Rows));
    }

    [ContractFact]
    public async Task A_row_of_another_disaster_now_reads_as_deleted_for_those_who_follow_the_former()
    {
        var (flood, quake) = (new DisasterId(Guid.NewGuid()), new DisasterId(Guid.NewGuid()));
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var seen = await ProjectAsync(node, Note("a", East, disaster: flood), Note("b", East, disaster: quake));
        await ProjectAsync(node, Note("a", East, disaster: quake));

        var former = await node.Store.ChangesAsync(view.Notes, In(County) with { Disaster = flood }, seen, 10, CancellationToken.None);
        var later = await node.Store.ChangesAsync(view.Notes, In(County) with { Disaster = quake }, seen, 10, CancellationToken.None);

        Assert.Equal(["-a"], Keys(former.Rows));
        Assert.Equal(["a"], Keys(later.Rows));
    }

    [ContractFact]
    public async Task A_row_that_no_longer_matches_a_column_reads_as_deleted()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var even = In(County) with { Equal = new Dictionary<string, object> { ["even"] = true } };
        var seen = await ProjectAsync(node, Note("a", East, number: 2), Note("b", East, number: 3));
        Assert.Equal(["a"], Keys((await node.Store.ChangesAsync(view.Notes, even, JournalPosition.None, 10, CancellationToken.None)).Rows));

        await ProjectAsync(node, Note("a", East, number: 5), Note("b", East, number: 4));

        Assert.Equal(["-a", "b"], Keys((await node.Store.ChangesAsync(view.Notes, even, seen, 10, CancellationToken.None)).Rows));
    }

    [ContractFact]
    public async Task A_page_never_splits_the_rows_of_one_position()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        await ProjectAsync(node, Note("a", East), new NoteEvent.Several("m", East, 7), Note("z", East));

        var pages = new List<string[]>();
        var after = JournalPosition.None;
        for (bool more = true; more;)
        {
            var page = await ChangesAsync(node, view, County, after, 3);
            pages.Add(Keys(page.Rows));
            (after, more) = (page.Through, page.More);
        }

        Assert.Equal([["a"], ["m000", "m001", "m002", "m003", "m004", "m005", "m006"], ["z"]], pages);
    }

    [ContractFact]
    public async Task A_row_written_again_as_it_was_has_not_changed()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var seen = await ProjectAsync(node, Note("a", East, "rice and oil"));
        await ProjectAsync(node, Note("a", East, "rice and oil"));

        Assert.Empty((await ChangesAsync(node, view, County, seen)).Rows);
    }

    [ContractFact]
    public async Task A_reader_older_than_the_tombstones_has_to_begin_again()
    {
        var view = new NoteProjection();
        await using var node = await ViewNode.StartAsync(_place, _journal, [view], ForgetsSoon);
        var (seen, last) = await TearUpAndForgetAsync(node);

        var late = await ChangesAsync(node, view, County, seen);
        Assert.True(late.Resync);
        Assert.True(seen < node.Store.Horizon(view.Notes));
        Assert.Equal(["b"], Keys((await ChangesAsync(node, view, County)).Rows));
        Assert.False((await ChangesAsync(node, view, County, node.Store.Horizon(view.Notes))).Resync);
        Assert.True((await ChangesAsync(node, view, County, new(last.Value + 1))).Resync);
    }

    [ContractFact]
    public async Task A_row_comes_back_after_its_tombstone_was_forgotten()
    {
        var view = new NoteProjection();
        await using var node = await ViewNode.StartAsync(_place, _journal, [view], ForgetsSoon);
        var (seen, _) = await TearUpAndForgetAsync(node);
        Assert.True(seen < node.Store.Horizon(view.Notes));

        await ProjectAsync(node, Note("a", East, "again"));

        Assert.Equal(["b", "a"], Keys((await ChangesAsync(node, view, County)).Rows));
    }

    /// <summary>Readers of several scopes, following in pages of any size, hold at the end what a first load gives.</summary>
    [ContractFact]
    public async Task Whoever_follows_holds_the_same_as_whoever_begins_now()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        string[] places = [East, West, Elsewhere, County];
        var readers = places.Append("0").Select(place => new Follower(node, view, place)).ToArray();
        for (int round = 0; round < 40; round++)
        {
            var notes = Enumerable.Range(0, random.Next(1, 30)).Select(NoteEvent (_) => random.Next(10) switch
            {
                < 3 => new NoteEvent.TornUp($"k{random.Next(20)}"),
                3 => new NoteEvent.Several("k0", places[random.Next(places.Length)], random.Next(1, 9)),
                _ => Note($"k{random.Next(20)}", places[random.Next(places.Length)], number: random.Next(3)),
            });
            await ProjectAsync(node, [.. notes]);
            foreach (var reader in readers) await reader.FollowAsync(random.Next(1, 12), random.Next(3));
        }

        foreach (var reader in readers)
        {
            await reader.FollowAsync(7, int.MaxValue);
            var fresh = await ChangesAsync(node, view, reader.Place);
            Assert.True(Texts(fresh.Rows).Order(StringComparer.Ordinal).SequenceEqual(Texts(reader.Rows.Values).Order(StringComparer.Ordinal)), $"{reader.Place} differs, seed {seed}");
        }
    }

    private static ViewOptions ForgetsSoon => new() { PageSize = 5, KeepTombstones = 10 };

    /// <summary>A is written and torn up, and B after it so often that the tombstone is forgotten.</summary>
    /// <returns>Where both were there, and the end.</returns>
    private async Task<(JournalPosition Seen, JournalPosition Last)> TearUpAndForgetAsync(ViewNode node)
    {
        var seen = await ProjectAsync(node, Note("a", East), Note("b", East));
        await ProjectAsync(node, new NoteEvent.TornUp("a"));
        var last = JournalPosition.None;
        for (int i = 0; i < 40; i++) last = await ProjectAsync(node, Note("b", East, number: i));
        return (seen, last);
    }

    private sealed class Follower(ViewNode node, NoteProjection view, string place)
    {
        private JournalPosition _after;

        public string Place => place;

        public Dictionary<string, ViewRow> Rows { get; } = [];

        public async Task FollowAsync(int max, int pages)
        {
            for (int i = 0; i < pages; i++)
            {
                var page = await ChangesAsync(node, view, place, _after, max);
                foreach (var row in page.Rows)
                {
                    if (row.Deleted) Rows.Remove(row.Key);
                    else Rows[row.Key] = row;
                }

                _after = page.Through;
                if (!page.More) return;
            }
        }
    }
}
