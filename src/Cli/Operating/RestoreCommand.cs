using System.CommandLine;
using System.Globalization;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Sqlite;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Operating;

/// <summary><c>relief restore</c>: puts a copy of the journal in the place of the one in a data folder. Works on files, with the system stopped.</summary>
internal static class RestoreCommand
{
    private const string Accounts = "accounts.db";

    /// <summary>What a folder holds beside the journal and cannot be made from it.</summary>
    internal static readonly string[] Others = [Accounts, "photos.db"];

    // Every system that has run keeps one, wherever its journal is.
    private const string Snapshots = "snapshots.db";

    // Made from the journal, so they begin anew with the restored one.
    private static readonly string[] Derived = ["views.db", Snapshots];
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    public static Command Create(IAnsiConsole console)
    {
        var from = new Option<FileInfo>("--from") { Description = "The copy", Required = true };
        var data = new Option<DirectoryInfo>("--data") { Description = "Data folder of the stopped system, with its master.key", Required = true };
        var command = new Command(
            "restore",
            """
            Puts a copy of the journal in the place of the one in a data folder. Stop the system first; a journal that is in use is not touched.

              relief restore --from /backup/relief-2026-07-01.db --data /var/lib/relief

            Where the records are in PostgreSQL its own tools are used: pg_restore or a base backup.
            The chain of the copy is verified before. What was there stays beside it, renamed; views are rebuilt at the next start.
            Where the folder has no accounts or no photos, those that were copied with the journal are put there.
            """)
        { from, data };
        command.Does(console, (arguments, cancellationToken) => RunAsync(console, arguments.GetRequiredValue(from), arguments.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, FileInfo from, DirectoryInfo data, CancellationToken cancellationToken)
    {
        var key = Path.Combine(data.FullName, "master.key");
        if (!File.Exists(key)) throw new UsageException($"{key} is missing: put the master key of this journal there first");
        var journal = Path.Combine(data.FullName, "journal.db");
        if (Has(Snapshots) && !Has("journal.db") && !Has(Accounts))
        {
            throw new UsageException(
                "该系统的数据在 PostgreSQL 中：请用 pg_restore 或基础备份恢复 / "
                + "this folder is of a system whose records are in PostgreSQL: restore them with pg_restore or from a base backup");
        }

        var report = await SqliteBackup.RestoreAsync(from.FullName, journal, JournalSecrets.FromFile(key), cancellationToken);
        foreach (var file in Derived.Select(name => Path.Combine(data.FullName, name))) PutAway(file);
        foreach (var other in Others.Where(other => !Has(other) && File.Exists(CopyOf(other, from)))) File.Copy(CopyOf(other, from), Path.Combine(data.FullName, other));
        console.Line($"[green]{journal}[/]: {Words.Of(report.Last.Value)} events, the chain is whole");
        console.Line($"last hash {Convert.ToHexStringLower(report.Hash.Span)}");
        return ExitCode.Well;

        bool Has(string file) => File.Exists(Path.Combine(data.FullName, file));
    }

    /// <summary>The copy of another file of the folder that belongs to a copy of the journal.</summary>
    internal static string CopyOf(string other, FileInfo copy) => Path.ChangeExtension(copy.FullName, $".{other}");

    private static void PutAway(string file)
    {
        if (!File.Exists(file)) return;
        var kept = Enumerable.Range(1, int.MaxValue).Select(i => string.Create(CultureInfo.InvariantCulture, $"{file}.replaced-{i}")).First(name => !File.Exists(name));
        foreach (var part in Parts.Where(part => File.Exists(file + part))) File.Move(file + part, kept + part, overwrite: false);
    }
}
