using System.Security.Cryptography;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Journal.Writer;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests.Sqlite;

public sealed class SqliteBackupTests : IAsyncLifetime
{
    private SqlitePlace _place = null!;
    private IJournal _journal = null!;

    private string Backup => _place.Beside("backup.db");

    public async Task InitializeAsync()
    {
        _place = new();
        _journal = await _place.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task A_copy_taken_under_load_is_whole_and_holds_all_that_was_acknowledged_before()
    {
        await using var running = new Running(_journal, callers: 8, seed: 3);
        await running.MoreAsync(50);
        var before = await _journal.HeadAsync(CancellationToken.None);
        var report = await TakeAsync();
        await running.MoreAsync(50);

        Assert.Null(report.Broken);
        Assert.True(report.Last >= before);
        await using var copy = SqliteJournal.Open(Backup, JournalAddress.Secrets);
        Assert.Equal(report.Last, await copy.HeadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_restored_journal_goes_on_from_the_copy_and_the_old_one_is_kept()
    {
        await WriteAsync(30);
        var taken = await TakeAsync();
        await WriteAsync(30);
        await _journal.DisposeAsync();

        var restored = await RestoreAsync();
        Assert.Equal(taken.Last, restored.Last);
        Assert.Equal(taken.Hash.ToArray(), restored.Hash.ToArray());
        _journal = await _place.OpenAsync();
        await WriteAsync(5);
        Assert.Null((await JournalAudit.RunAsync(_journal, CancellationToken.None)).Broken);
        await using var old = SqliteJournal.Open(_place.Beside("journal.db.replaced-1"), JournalAddress.Secrets);
        Assert.True(await old.HeadAsync(CancellationToken.None) > taken.Last);
    }

    [Fact]
    public async Task A_journal_in_use_is_not_replaced()
    {
        await WriteAsync(3);
        await TakeAsync();
        await Assert.ThrowsAsync<JournalException>(RestoreAsync);
        await WriteAsync(3);
    }

    [Fact]
    public async Task A_damaged_journal_can_be_replaced()
    {
        await WriteAsync(3);
        await TakeAsync();
        await _journal.DisposeAsync();
        await File.WriteAllTextAsync(_place.File, "no database at all");

        await RestoreAsync();
        _journal = await _place.OpenAsync();
        await WriteAsync(1);
    }

    [Fact]
    public async Task A_copy_that_was_altered_is_not_restored()
    {
        await WriteAsync(10);
        await _place.DropGuardsAsync();
        await _place.TamperAsync("update events set actor = 'someone' where position = 4");
        await Assert.ThrowsAsync<JournalException>(TakeAsync);
        Assert.Equal(["journal.db", "journal.db-shm", "journal.db-wal"], Directory.GetFiles(Path.GetDirectoryName(_place.File)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_copy_is_not_restored_under_another_master_key_nor_over_an_older_copy()
    {
        await WriteAsync(3);
        await TakeAsync();
        await Assert.ThrowsAsync<JournalException>(TakeAsync);
        await _journal.DisposeAsync();
        var other = new JournalSecrets(RandomNumberGenerator.GetBytes(32));
        await Assert.ThrowsAsync<JournalException>(() => SqliteBackup.RestoreAsync(Backup, _place.File, other, CancellationToken.None));
        _journal = await _place.OpenAsync();
        await WriteAsync(1);
    }

    private Task<JournalAuditReport> TakeAsync() => SqliteBackup.TakeAsync(_place.File, Backup, JournalAddress.Secrets, CancellationToken.None);

    private Task<JournalAuditReport> RestoreAsync() => SqliteBackup.RestoreAsync(Backup, _place.File, JournalAddress.Secrets, CancellationToken.None);

    private async Task WriteAsync(int requests) => await new Load(_journal, streams: 5, (_, _) => { }).RunAsync(callers: 1, requests, seed: requests, CancellationToken.None);
}
