using System.CommandLine;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Operating;

/// <summary><c>relief views rebuild</c>: makes the rows of views anew from the journal.</summary>
internal static class ViewsCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var name = new Argument<string[]>("consumer") { Description = "Names as in `relief consumers list`; all views where none is named", Arity = ArgumentArity.ZeroOrMore };
        var reason = new Option<string>("--reason") { Description = "Why; it is kept with your name", DefaultValueFactory = _ => "rebuilt by the operator" };
        var rebuild = new Command(
            "rebuild",
            """
            Empties views and fills them again from the journal. Nothing else changes; screens follow as the rows come.

              relief views rebuild board shelters
              relief views rebuild
            """)
        { name, reason };
        var connection = new Connection();
        connection.AddTo(rebuild);
        rebuild.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            var names = arguments.GetValue(name) is { Length: > 0 } named ? named : await AllAsync(session, cancellationToken);
            var worst = ExitCode.Well;
            foreach (var one in names) worst = Math.Max(worst, await ConsumersCommand.InterveneAsync(console, session, one, "reset", arguments.GetRequiredValue(reason), cancellationToken));
            return worst;
        });
        return new("views", "The rows that lists and screens show, made from the journal.") { rebuild };
    }

    // Views and processes stand in one list of consumers; a view has a list of its own name, a process has none.
    private static async Task<string[]> AllAsync(Session session, CancellationToken cancellationToken)
    {
        using var consumers = await session.Client.GetAsync(session.Administrator, "/api/consumers", cancellationToken) ?? throw new HttpRequestException("the system lists no consumers");
        var views = new List<string>();
        foreach (var name in consumers.RootElement.EnumerateArray().Select(consumer => consumer.GetProperty("name").GetString() ?? string.Empty))
        {
            using var rows = await session.Client.GetAsync(session.Administrator, $"/api/views/{Uri.EscapeDataString(name)}?take=1", cancellationToken);
            if (rows is not null) views.Add(name);
        }

        return [.. views];
    }
}
