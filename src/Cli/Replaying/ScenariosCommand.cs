using System.CommandLine;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Scenarios;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Replaying;

/// <summary><c>relief scenarios</c>: what can be replayed.</summary>
internal static class ScenariosCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var command = new Command("scenarios", "Lists the real disasters that can be replayed, with their published figures. Their people are invented.");
        command.SetAction(_ =>
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumn(string.Empty);
            foreach (var design in ScenarioCatalogue.All) table.AddColumn(new TableColumn(Markup.Escape($"{design.Name}\n{design.Title.Zh}\n{design.Title.En}")).RightAligned());
            Row("townships hit", published => published.Townships);
            Row("persons relocated", published => published.Relocated);
            Row("persons aided", published => published.Aided);
            Row("houses collapsed", published => published.HousesCollapsed);
            Row("households in the rebuild roll", published => published.Rebuild);
            Row("rooms in the rebuild roll", published => published.RebuildRooms);
            Row("moved in", published => published.MovedIn);
            console.Write(table);

            void Row(string title, Func<PublishedFigures, int> figure) =>
                table.AddRow([title, .. ScenarioCatalogue.All.Select(design => figure(design.Published)).Select(value => value == 0 ? "-" : Words.Of(value))]);
        });
        return command;
    }
}
