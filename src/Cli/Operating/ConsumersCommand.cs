using System.CommandLine;
using CivilAffairs.Relief.Cli.Screen;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Operating;

/// <summary><c>relief consumers</c>: the readers of the journal, and how to get one going again that stopped.</summary>
internal static class ConsumersCommand
{
    private const string Root = "/api/consumers";

    public static Command Create(IAnsiConsole console) => new(
        "consumers",
        """
        Views and processes read the journal; one that meets an event it cannot take stops there, visibly, and the others go on.

          relief consumers list                                    how far each is, and which stopped
          relief consumers inspect board                           the event at which it stopped
          relief consumers retry board --reason "updated to 0.2"   try the same event again
          relief consumers skip board --reason "known, ticket 12"  go on without it
          relief consumers reset board --reason "rows were wrong"  begin again from the first event
        """)
    {
        List(console),
        Inspect(console),
        Intervene(console, "retry", "Lets a consumer that stopped try the same event again."),
        Intervene(console, "skip", "Lets a consumer that stopped go on after the event, which it never takes in."),
        Intervene(console, "reset", "Empties what the consumer made and lets it begin again from the first event."),
    };

    /// <summary>Sends an intervention and says what came of it.</summary>
    public static async Task<int> InterveneAsync(IAnsiConsole console, Session session, string consumer, string action, string reason, CancellationToken cancellationToken)
    {
        var answer = await session.Client.PostAsync(session.Administrator, $"{Root}/{Uri.EscapeDataString(consumer)}/{action}", new { text = reason }, cancellationToken);
        if (answer.IsDone)
        {
            console.Line($"[green]{consumer}[/]: {action} is recorded");
            return ExitCode.Well;
        }

        console.Line($"[red]{consumer}: {action} was turned down[/]: {answer.Status} {answer.Reason?.En ?? answer.Code}");
        return ExitCode.Failed;
    }

    private static Command List(IAnsiConsole console)
    {
        var (command, connection) = (new Command("list", "How far each consumer is, and which stopped. Exit code 1 where one stands still."), new Connection());
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            using var list = await session.Client.GetAsync(session.Administrator, Root, cancellationToken) ?? throw new HttpRequestException("the system lists no consumers");
            console.Write(JsonTable.Of(list.RootElement));
            return list.RootElement.EnumerateArray().Any(one => one.TryGetProperty("stop", out var stop) && stop.ValueKind == System.Text.Json.JsonValueKind.Object) ? ExitCode.NotWell : ExitCode.Well;
        });
        return command;
    }

    private static Command Inspect(IAnsiConsole console)
    {
        var name = new Argument<string>("consumer") { Description = "Its name, as in the list" };
        var (command, connection) = (new Command("inspect", "The event at which a consumer stopped, its personal data sealed.") { name }, new Connection());
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            using var recorded = await session.Client.GetAsync(session.Administrator, $"{Root}/{Uri.EscapeDataString(arguments.GetRequiredValue(name))}/event", cancellationToken);
            if (recorded is null) console.MarkupLine("it does not stand still");
            else console.Write(JsonTable.OfObject(recorded.RootElement));
            return ExitCode.Well;
        });
        return command;
    }

    private static Command Intervene(IAnsiConsole console, string action, string description)
    {
        var name = new Argument<string>("consumer") { Description = "Its name, as in the list" };
        var reason = new Option<string>("--reason") { Description = "Why; it is kept with your name", Required = true };
        var (command, connection) = (new Command(action, description) { name, reason }, new Connection());
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            return await InterveneAsync(console, session, arguments.GetRequiredValue(name), action, arguments.GetRequiredValue(reason), cancellationToken);
        });
        return command;
    }
}
