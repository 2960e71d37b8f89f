using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

[Needs(Need.PostgreSql)]
public sealed class PostgresViewTests : ViewContract
{
    [ContractFact]
    public async Task One_of_several_nodes_projects_all_of_them_read_and_another_takes_over()
    {
        await using var place = await MakePlaceAsync();
        await using var journal = new NoteJournal();
        var view = new NoteProjection();
        ViewOptions options = new() { PollInterval = TimeSpan.FromMilliseconds(20) };
        await using var first = await ViewNode.StartAsync(place, journal, [view], options with { Node = "first" });
        await first.UntilAsync("notes", await journal.AppendAsync(new NoteEvent.Written("a", "341503001", "rice")));
        await using var second = await ViewNode.StartAsync(place, journal, [view], options with { Node = "second" });

        await second.UntilAsync("notes", await journal.AppendAsync(new NoteEvent.Written("b", "341503001", "rice")));
        Assert.Equal(2, (await second.RowsAsync(view.Notes)).Count);

        await first.DisposeAsync();
        await second.UntilAsync("notes", await journal.AppendAsync(new NoteEvent.Written("c", "341503001", "rice")));
        Assert.Equal(3, (await second.RowsAsync(view.Notes)).Count);
        Assert.Equal(1, second.Store.Epoch(view.Notes));
    }

    protected override async Task<ViewPlace> MakePlaceAsync() => new PostgresViewPlace(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());
}
