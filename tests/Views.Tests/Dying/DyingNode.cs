using System.Diagnostics;
using System.Globalization;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Views.Running;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views.Tests.Dying;

/// <summary>This suite run as a program: a node that brings a journal of notes into views, and dies in the middle of a write.</summary>
internal static class DyingNode
{
    private static readonly ViewOptions Options = new() { PageSize = 3 };

    /// <summary>Runs it in a process of its own, until it has come to the journal's head or died.</summary>
    /// <param name="change">The change of a row or a checkpoint at which it dies, counted from its start.</param>
    /// <returns>Whether it died.</returns>
    public static async Task<bool> RunAsync(string journal, string views, int change, TimeSpan patience)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(DyingNode).Assembly.Location, journal, views, change.ToString(CultureInfo.InvariantCulture)]))!;
        await process.WaitForExitAsync().WaitAsync(patience);
        return process.ExitCode switch
        {
            0 => false,
            128 + 9 => true,
            var other => throw new InvalidOperationException($"the node ended with {other}"),
        };
    }

    /// <summary>Brings the journal into the views, up to its head.</summary>
    public static async Task ProjectAsync(IJournal journal, ViewDatabase database)
    {
        var view = new NoteProjection();
        await using var store = await ViewStore.OpenAsync(database, [view], options: Options);
        var head = await journal.HeadAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var running = new ProjectionRunner(journal, new EventReader(journal, NoteEvent.Codec), store, [view], Options, TimeProvider.System).RunAsync(stop.Token);
        await store.Progress.WaitAsync(view.Name, status => status.Position >= head, CancellationToken.None);
        await stop.CancelAsync();
        await running;
    }

    private static async Task<int> Main(string[] args)
    {
        if (args is not [var file, var views, var change]) return 2;
        await using var journal = SqliteJournal.Open(file, new JournalSecrets(new byte[JournalSecrets.KeyLength]));
        await ProjectAsync(journal, new DyingDatabase(views, int.Parse(change, CultureInfo.InvariantCulture)));
        return 0;
    }
}
