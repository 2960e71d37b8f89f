using System.Text;
using CivilAffairs.Relief.Domain;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

/// <summary>What every journal must do, whatever database it is on.</summary>
public abstract partial class JournalContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2016, 7, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private JournalPlace _place = null!;
    private IJournal _journal = null!;

    protected abstract Task<JournalPlace> MakePlaceAsync();

    public async Task InitializeAsync()
    {
        _place = await MakePlaceAsync();
        _journal = await _place.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _place.DisposeAsync();
    }

    private static StreamName NewStream() => StreamName.Of(new HouseholdId(Guid.NewGuid()));

    private static CommandId NewCommand() => new(Guid.NewGuid());

    private static NewEvent Event(CommandId command, int ordinal = 0, string note = "一") =>
        new(command, ordinal, "test.noted.1", Encoding.UTF8.GetBytes($$"""{"note":"{{note}}"}"""), AccountName.System, Noon, JournalPosition.None);

    private static AppendRequest Request(StreamName stream, long expected, params CommandId[] commands) =>
        new(stream, new(expected), [.. commands.Select(command => Event(command))]);

    private static AppendRequest Request(StreamName stream, long expected) => Request(stream, expected, NewCommand());

    private ValueTask<Verdict> AppendAsync(AppendRequest request) => _journal.AppendAsync(request, CancellationToken.None);

    private async Task<Verdict.Appended> AcceptAsync(AppendRequest request) => Assert.IsType<Verdict.Appended>(await AppendAsync(request));

    /// <summary>Sends requests while the head is held, so that they share a commit.</summary>
    private async Task<Verdict[]> TogetherAsync(params AppendRequest[] requests)
    {
        List<Task<Verdict>> sent;
        await using (await _place.HoldHeadAsync())
        {
            // The first may be taken by the writer alone; those after it gather behind it.
            sent = [AppendAsync(Request(NewStream(), 0)).AsTask(), .. requests.Select(request => AppendAsync(request).AsTask())];
        }

        return (await Task.WhenAll(sent).WaitAsync(Patience))[1..];
    }

    private async Task<IReadOnlyList<RecordedEvent>> ReadAllAsync() => await _journal.ReadAsync(JournalPosition.None, int.MaxValue, CancellationToken.None);
}
