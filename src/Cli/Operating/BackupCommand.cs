using System.CommandLine;
using CivilAffairs.Relief.Cli.Screen;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Operating;

/// <summary><c>relief backup</c>: a copy of the journal, taken while it is in use.</summary>
internal static class BackupCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var connection = new Connection();
        var to = new Option<FileInfo>("--to") { Description = "New file for the copy", Required = true };
        var command = new Command(
            "backup",
            """
            Copies the journal of a running system into a file, verified from its first event by the system.

              relief backup --to /backup/relief-2026-07-01.db

            Where the records are in PostgreSQL its own tools are used: pg_dump or a base backup.
            The master key (master.key in the data folder) is not in it: keep that apart, without it nobody reads names and IDs.
            """)
        { to };
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            var file = arguments.GetRequiredValue(to);
            if (file.Exists) throw new UsageException($"{file.FullName} exists already");
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
}
