using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

public abstract partial class ViewContract
{
    [ContractFact]
    public async Task A_list_is_filtered_sorted_counted_and_paged()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var last = await ProjectAsync(
            node,
            Note("a", East, "大米 rice", 3),
            Note("b", West, "Water", 1),
            Note("c", East, "棉被 quilt", 2),
            Note("d", Elsewhere, "rice", 9),
            Note("e", East, "rice", 4),
            new NoteEvent.TornUp("e"));

        var byNumber = await ListAsync(In(County), new("number", Descending: true, Take: 2));
        Assert.Equal(["a", "c"], Keys(byNumber.Rows));
        Assert.Equal((3, last), (byNumber.Total, byNumber.Through));
        Assert.Equal(["b"], Keys((await ListAsync(In(County), new("number", Descending: true, Skip: 2))).Rows));
        Assert.Equal(["b", "a", "c"], Keys((await ListAsync(In(County), new("first_word"))).Rows));
        Assert.Equal(["c"], Keys((await ListAsync(In(County) with { Search = "棉" }, new())).Rows));
        Assert.Equal(["b"], Keys((await ListAsync(In(County) with { Search = "wAT" }, new())).Rows));
        Assert.Equal(["b"], Keys((await ListAsync(In(County) with { Search = "wAT er" }, new())).Rows));
        Assert.Equal(["b"], Keys((await ListAsync(In(County) with { Key = "b" }, new())).Rows));
        Assert.Equal(["c"], Keys((await ListAsync(In(County) with { Equal = new Dictionary<string, object> { ["number"] = 2 } }, new())).Rows));
        Assert.Equal(["a", "b"], Keys((await ListAsync(In(County) with { Equal = new Dictionary<string, object> { ["even"] = false } }, new("position"))).Rows));
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(In(County) with { Equal = new Dictionary<string, object> { ["nothing"] = 2L } }, new()));
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(In(County), new("key; drop table")));

        async Task<ViewPage> ListAsync(ViewFilter filter, ViewPaging paging) => await node.Store.ListAsync(view.Notes, filter, paging, CancellationToken.None);
    }

    [ContractFact]
    public async Task One_row_is_found_within_the_scope_only()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        await ProjectAsync(node, Note("a", East, "rice", 3), Note("b", East), new NoteEvent.TornUp("b"));

        Assert.Equal(3, (await FindAsync("a", County))!.Number);
        Assert.Null(await FindAsync("a", West));
        Assert.Null(await FindAsync("b", County));
        Assert.Equal(new PlaceRow(PlaceCode.Parse(East), 1, 3), await node.Store.FindAsync(view.Places, East, PlaceCode.Country, CancellationToken.None));

        async Task<NoteRow?> FindAsync(string key, string place) => await node.Store.FindAsync(view.Notes, key, PlaceCode.Parse(place), CancellationToken.None);
    }

    [ContractFact]
    public async Task A_view_may_be_seen_from_the_places_inside_its_own_and_never_from_beside()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        await ProjectAsync(node, Note("a", County), Note("b", East), Note("c", Elsewhere));

        Assert.Equal([County, East], await SeenFromAsync(East));
        Assert.Equal([County], await SeenFromAsync(West));
        Assert.Equal([County, East], await SeenFromAsync(County));
        Assert.Equal([County, East, Elsewhere], await SeenFromAsync("0"));

        async Task<string[]> SeenFromAsync(string place)
        {
            var listed = await node.Store.ListAsync(view.Places, In(place), new(), CancellationToken.None);
            var changed = await node.Store.ChangesAsync(view.Places, In(place), JournalPosition.None, 100, CancellationToken.None);
            Assert.Equal(Keys(listed.Rows), Keys(changed.Rows).Order(StringComparer.Ordinal));
            return Keys(listed.Rows);
        }
    }

    [ContractFact]
    public async Task A_reader_waits_for_the_rows_of_its_own_command()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var next = node.Store.NextAsync(view.Notes, JournalPosition.None, CancellationToken.None);
        Assert.False(next.IsCompleted);

        var position = await _journal.AppendAsync(Note("a", East));
        await node.Store.WaitForAsync(view.Notes, position, CancellationToken.None);

        Assert.Equal(position, await next.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(position, node.Store.Checkpoint(view.Notes));
        Assert.NotNull(await node.Store.FindAsync(view.Notes, "a", PlaceCode.Country, CancellationToken.None));
    }

    [ContractFact]
    public async Task Waiting_for_a_view_that_does_not_come_says_which_and_where_it_is()
    {
        var view = new NoteProjection();
        await using var store = await ViewStore.OpenAsync(_place.Open(), [view], options: new() { WaitTimeout = TimeSpan.FromMilliseconds(1) });

        var late = await Assert.ThrowsAsync<TimeoutException>(async () => await store.WaitForAsync(view.Notes, new(7), CancellationToken.None));

        Assert.Contains("'notes' is at 0 and did not come to 7", late.Message, StringComparison.Ordinal);
    }
}
