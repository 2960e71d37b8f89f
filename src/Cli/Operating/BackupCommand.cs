using System.CommandLine;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Sqlite;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Operating;

/// <summary><c>relief backup</c>: a copy of the journal, taken while it is in use.</summary>
internal static class BackupCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var connection = new Connection();
        var to = new Option<FileInfo>("--to") { Description = "New file for the copy", Required = true };
        var data = new Option<DirectoryInfo>("--data") { Description = "Data folder on this machine, read without asking the system" };
        var command = new Command(
            "backup",
            """
            Copies the journal of a running system into a file, verified from its first event.

              relief backup --to /backup/relief-2026-07-01.db
              relief backup --to /backup/relief-2026-07-01.db --data /var/lib/relief

            With --data it asks no system and no password, works whether the system runs or not, and copies the accounts and the
            photos too, into files beside the copy.

            Where the records are in PostgreSQL its own tools are used: pg_dump or a base backup.
            The master key (master.key in the data folder) is not in it: keep that apart, without it nobody reads names and IDs.
            """)
        { to, data };
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            var file = arguments.GetRequiredValue(to);
            if (file.Exists) throw new UsageException($"{file.FullName} exists already");
            if (arguments.GetValue(data) is { } folder) return await CopyAsync(console, folder, file, cancellationToken);
            using var session = connection.Open(arguments);
            var aside = $"{file.FullName}.part";
            try
            {
                await using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write))
                {
                    await session.Client.DownloadAsync(session.Administrator, "/api/backup", stream, cancellationToken);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(aside, file.FullName, overwrite: false);
            }
            finally
            {
                File.Delete(aside);
            }

            console.Line($"[green]{file.FullName}[/]: {Words.Of(new FileInfo(file.FullName).Length)} bytes");
            return ExitCode.Well;
        });
        return command;
    }

    private static async Task<int> CopyAsync(IAnsiConsole console, DirectoryInfo data, FileInfo file, CancellationToken cancellationToken)
    {
        var key = Path.Combine(data.FullName, "master.key");
        if (!File.Exists(key)) throw new UsageException($"{key} is missing: this is no data folder, or its master key is elsewhere");
        var report = await SqliteBackup.TakeAsync(Path.Combine(data.FullName, "journal.db"), file.FullName, JournalSecrets.FromFile(key), cancellationToken);

        // After the journal: a photo is stored before its event, so every one that the copy speaks of is there.
        foreach (var other in RestoreCommand.Others)
        {
            var kept = Path.Combine(data.FullName, other);
            if (File.Exists(kept)) await SqliteBackup.CopyAsync(kept, RestoreCommand.CopyOf(other, file), cancellationToken);
        }

        console.Line($"[green]{file.FullName}[/]: {Words.Of(report.Last.Value)} events, the chain is whole");
        return ExitCode.Well;
    }
}
