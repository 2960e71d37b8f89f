using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Journal.Sqlite;

/// <summary>
/// Copies of a journal's file. The master key is not in them: it is kept apart, and without it a copy opens no personal data.
/// </summary>
public static class SqliteBackup
{
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Copies a journal as it is at one moment into a new file, also while it is written, and verifies the copy from its first event.</summary>
    /// <returns>What the walk over the copy found: the position it reaches and its hash.</returns>
    /// <exception cref="JournalException">The journal cannot be read, the target exists, or the copy is not whole; no file is left at the target.</exception>
    public static async Task<JournalAuditReport> TakeAsync(string journal, string target, JournalSecrets secrets, CancellationToken cancellationToken)
    {
        if (!File.Exists(journal)) throw new JournalException($"{journal} does not exist");
        if (File.Exists(target)) throw new JournalException($"{target} exists already");
        var aside = Aside(target);
        try
        {
            await Task.Run(() => Copy(journal, aside), cancellationToken);
            var report = await VerifyAsync(aside, secrets, cancellationToken);
            File.Move(aside, target, overwrite: false);
            return report;
        }
        catch (Exception e) when (e is SqliteException or IOException)
        {
            throw NotCopied(journal, target, e);
        }
        finally
        {
            DeleteAll(aside);
        }
    }

    /// <summary>Copies another database file as it is at one moment, also while it is written.</summary>
    /// <exception cref="JournalException">It cannot be read, or the target exists; no file is left at the target.</exception>
    public static async Task CopyAsync(string file, string target, CancellationToken cancellationToken)
    {
        var aside = Aside(target);
        try
        {
            await Task.Run(() => Copy(file, aside), cancellationToken);
            File.Move(aside, target, overwrite: false);
        }
        catch (Exception e) when (e is SqliteException or IOException)
        {
            throw NotCopied(file, target, e);
        }
        finally
        {
            DeleteAll(aside);
        }
    }

    /// <summary>
    /// Puts a copy in the place of a journal that no process has open. What was there is kept beside it. Whatever was made from the old journal, such as
    /// views, must be rebuilt.
    /// </summary>
    /// <returns>What the walk over the copy found.</returns>
    /// <exception cref="JournalException">The copy is not whole, or the journal is in use; nothing was changed.</exception>
    public static async Task<JournalAuditReport> RestoreAsync(string backup, string journal, JournalSecrets secrets, CancellationToken cancellationToken)
    {
        if (!File.Exists(backup)) throw new JournalException($"{backup} does not exist");
        var aside = Aside(journal);
        try
        {
            File.Copy(backup, aside);
            Sync(aside);
            var report = await VerifyAsync(aside, secrets, cancellationToken);
            if (File.Exists(journal)) PutAway(journal);
            File.Move(aside, journal, overwrite: false);
            return report;
        }
        catch (Exception e) when (e is SqliteException or IOException)
        {
            throw new JournalException($"{backup} could not be put in the place of {journal}", e);
        }
        finally
        {
            DeleteAll(aside);
        }
    }

    private static void Copy(string journal, string target)
    {
        using (var session = SqliteSession.OpenBare(journal))
        {
            session.Prepare("vacuum into ?").Bind(1, target).Run();
        }

        Sync(target);
    }

    private static async Task<JournalAuditReport> VerifyAsync(string copy, JournalSecrets secrets, CancellationToken cancellationToken)
    {
        using (var session = SqliteSession.OpenBare(copy))
        {
            if (session.ScalarText("pragma integrity_check") is not "ok" and var damage) throw new JournalException($"The copy is damaged: {damage}");
        }

        await using var journal = SqliteJournal.Open(copy, secrets);
        var report = await JournalAudit.RunAsync(journal, cancellationToken);
        return report.Broken is null ? report : throw new JournalException($"The copy's chain breaks at {report.Broken.Position}: {report.Broken.Reason}");
    }

    // Leaving the write-ahead log needs the file for oneself: that is the proof that no process has it open, and the old file is then whole by itself.
    private static void PutAway(string journal)
    {
        try
        {
            using var session = SqliteSession.OpenBare(journal);
            session.Execute("pragma busy_timeout = 1000");
            if (session.ScalarText("pragma journal_mode = delete") != "delete") throw new JournalException($"{journal} is in use");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw new JournalException($"{journal} is in use", e);
        }
        catch (SqliteException)
        {
            // Damaged beyond opening, which may be why it is replaced: kept as it is.
        }

        var kept = Enumerable.Range(1, int.MaxValue).Select(i => string.Create(CultureInfo.InvariantCulture, $"{journal}.replaced-{i}")).First(name => !File.Exists(name));
        foreach (var part in Parts.Where(part => File.Exists(journal + part))) File.Move(journal + part, kept + part, overwrite: false);
    }

    private static JournalException NotCopied(string file, string target, Exception why) => new($"{file} could not be copied to {target}", why);

    private static string Aside(string file) => $"{file}.{Guid.NewGuid():N}";

    private static void DeleteAll(string file)
    {
        foreach (var part in Parts) File.Delete(file + part);
    }

    private static void Sync(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
