using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using CivilAffairs.Relief.Views.Audit;
using CivilAffairs.Relief.Views.Storage;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Dying;

/// <summary>The process is killed between the rows of a page and their checkpoint.</summary>
public sealed class DyingTests : IAsyncLifetime
{
    private const int Changes = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly NoteJournal _journal = new();
    private readonly TempFolder _folder = new();

    private string Views => _folder.File("views.db");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Whatever_change_a_node_dies_at_rows_and_checkpoint_are_of_one_moment()
    {
        for (var i = 0; i < 8; i++)
        {
            await _journal.AppendAsync(Note(i, "341503001"), Note(i + 1, "341503002"), Note(i, "341503002"));
            await _journal.AppendAsync(new NoteEvent.TornUp($"k{i}"), new NoteEvent.Several($"s{i}", "341503001", 2));
        }

        // The tables are there: what is killed is the bringing in.
        await DyingNode.ProjectAsync(new JournalUpTo(_journal.Journal, JournalPosition.None), new SqliteViewDatabase(Views));
        var reached = new List<JournalPosition>();
        for (var change = 1; change <= Changes; change++)
        {
            Assert.True(await DyingNode.RunAsync(_journal.File, Views, change, Patience), $"it did not come to change {change}");
            reached.Add(await CheckAsync(change));
        }

        // A page makes fewer changes than that: it also died behind pages that it had finished.
        Assert.Equal(0, reached[0].Value);
        Assert.True(reached[^1].Value > 0);
        Assert.False(await DyingNode.RunAsync(_journal.File, Views, int.MaxValue, Patience));
        Assert.Equal(await _journal.Journal.HeadAsync(CancellationToken.None), await CheckAsync(0));
    }

    /// <summary>All rows, also those that no reader would be shown yet, are those of a rebuild up to the checkpoint.</summary>
    private async Task<JournalPosition> CheckAsync(int change)
    {
        await using var views = new SqliteViewDatabase(Views);
        var checkpoints = await ReadAsync(views, $"select position from {FixedTables.Consumers}");
        var checkpoint = new JournalPosition((long)Assert.Single(checkpoints)[0]);
        var file = _folder.File($"rebuilt{change}.db");
        await DyingNode.ProjectAsync(new JournalUpTo(_journal.Journal, checkpoint), new SqliteViewDatabase(file));
        await using var rebuilt = new SqliteViewDatabase(file);
        foreach (var table in new NoteProjection().Tables)
        {
            var sql = $"select key, position, deleted, hex(data) from \"v_{table.Name}\" order by key";
            Assert.Equal(await ReadAsync(rebuilt, sql), await ReadAsync(views, sql));
        }

        return checkpoint;
    }

    private static async Task<List<object[]>> ReadAsync(SqliteViewDatabase database, string sql) => await database.ReadAsync(
        session => session.QueryAsync(
            sql,
            static reader =>
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                return values;
            },
            CancellationToken.None),
        CancellationToken.None);

    private static NoteEvent.Written Note(int key, string place) => new($"k{key}", place, $"rice {key}", key);
}
