using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>A journal of notes in a folder of its own.</summary>
public sealed class NoteJournal : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2016, 7, 1, 12, 0, 0, TimeSpan.FromHours(8));

    private readonly TempFolder _folder = new();
    private readonly StreamName _stream = StreamName.Of(new DepotId(Guid.NewGuid()));
    private long _version;

    public NoteJournal()
    {
        Journal = SqliteJournal.Open(File, new JournalSecrets(new byte[JournalSecrets.KeyLength]));
        Reader = new(Journal, NoteEvent.Codec);
    }

    public string File => _folder.File("journal.db");

    public SqliteJournal Journal { get; }

    public EventReader Reader { get; }

    /// <returns>The position of the last of them.</returns>
    public async Task<JournalPosition> AppendAsync(params NoteEvent[] notes)
    {
        using var seal = new SubjectSeal(_stream, null);
        return await AppendAsync([.. notes.Select(note => NoteEvent.Codec.Encode(note, seal))]);
    }

    /// <summary>Appends an event that no build understands.</summary>
    public Task<JournalPosition> AppendUnreadableAsync() => AppendAsync([("test.of-the-future.1", "{}"u8.ToArray())]);

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<JournalPosition> AppendAsync((string Type, ReadOnlyMemory<byte> Data)[] encoded)
    {
        var events = encoded.Select(one => new NewEvent(new(Guid.NewGuid()), 0, one.Type, one.Data, AccountName.System, Noon, JournalPosition.None)).ToList();
        var verdict = (Verdict.Appended)await Journal.AppendAsync(new(_stream, new(_version), events), CancellationToken.None);
        _version = verdict.Version.Value;
        return verdict.Last;
    }
}
