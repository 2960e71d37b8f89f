using System.Text;
using CivilAffairs.Relief.Domain;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>What views must do on every database.</summary>
public abstract partial class ViewContract : IAsyncLifetime
{
    private const string County = "341503";
    private const string East = "341503001";
    private const string West = "341503002";
    private const string Elsewhere = "530700";

    private readonly NoteJournal _journal = new();
    private ViewPlace _place = null!;

    protected abstract Task<ViewPlace> MakePlaceAsync();

    public async Task InitializeAsync() => _place = await MakePlaceAsync();

    public async Task DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _place.DisposeAsync();
    }

    private Task<ViewNode> StartAsync(params IReadOnlyList<IProjection> projections) => ViewNode.StartAsync(_place, _journal, projections);

    private async Task<JournalPosition> ProjectAsync(ViewNode node, params NoteEvent[] notes)
    {
        var position = await _journal.AppendAsync(notes);
        await node.UntilAsync("notes", position);
        return position;
    }

    private static ViewFilter In(string place) => new(PlaceCode.Parse(place));

    private static async Task<ViewChanges> ChangesAsync(ViewNode node, NoteProjection view, string place, JournalPosition after = default, int max = 1000) =>
        await node.Store.ChangesAsync(view.Notes, In(place), after, max, CancellationToken.None);

    private static string[] Keys(IEnumerable<ViewRow> rows) => [.. rows.Select(row => row.Deleted ? "-" + row.Key : row.Key)];

    private static IEnumerable<string> Texts(IEnumerable<ViewRow> rows) => rows.Select(row => $"{row.Key}@{row.Position}{(row.Deleted ? " deleted" : "")} {Encoding.UTF8.GetString(row.Json.Span)}");

    private static NoteEvent.Written Note(string key, string place, string text = "rice", long number = 0, DisasterId? disaster = null) => new(key, place, text, number, disaster);
}
