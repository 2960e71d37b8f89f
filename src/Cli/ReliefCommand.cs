using System.CommandLine;
using CivilAffairs.Relief.Cli.Database;
using CivilAffairs.Relief.Cli.Importing;
using CivilAffairs.Relief.Cli.Operating;
using CivilAffairs.Relief.Cli.Replaying;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli;

/// <summary>The command <c>relief</c> with all it can do.</summary>
public static class ReliefCommand
{
    /// <param name="console">Where results are shown.</param>
    public static RootCommand Create(IAnsiConsole console) => new(
        """
        The tool of the operator and the trainer of CivilAffairs.Relief.

        It speaks to a running system over HTTP; only `restore` works on files, with the system stopped, and `database` on PostgreSQL.
        Say where the system is and who you are once, in the environment:

          export RELIEF_URL=http://127.0.0.1:5080
          export RELIEF_ADMIN_PASSWORD=...

        Then, for example:

          relief replay yuan-flood-2016 --scale 0.02     play a fiftieth of a real flood and compare the figures
          relief audit                                   check everything that must always be true
          relief import families.xlsx --dry-run          look for mistakes in a list of households, change nothing
          relief backup --to relief-2026-07-01.db        copy the journal while it is in use

        Exit code 0: all is well. 1: something is not as it must be. 2: the command could not be carried out.
        """)
    {
        ReplayCommand.Create(console),
        ScenariosCommand.Create(console),
        ImportCommand.Create(console),
        AuditCommand.Create(console),
        BackupCommand.Create(console),
        RestoreCommand.Create(console),
        ViewsCommand.Create(console),
        ConsumersCommand.Create(console),
        UsersCommand.Create(console),
        DatabaseCommand.Create(console),
    };
}
