using System.CommandLine;
using System.Text.Json;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Domain;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Operating;

/// <summary><c>relief users</c>: the accounts.</summary>
internal static class UsersCommand
{
    private const string Root = "/api/accounts";
    private const int Page = 500;
    private const string NewPassword = "RELIEF_NEW_PASSWORD";

    public static Command Create(IAnsiConsole console) => new(
        "users",
        """
        Accounts of people and tools. Each has a role and a place; nobody sees or changes anything outside it.

          relief users list
          relief users add wang.fang --role township-officer --scope 341503100 --display-name 王芳
          relief users add keeper1 --role depot-manager --scope 341503 --depot 0199aa00-...
          relief users password wang.fang
        """)
    {
        List(console),
        Add(console),
        SetPassword(console),
    };

    private static Command List(IAnsiConsole console)
    {
        var (command, connection) = (new Command("list", "The accounts within your area."), new Connection());
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            for (var skip = 0; ; skip += Page)
            {
                using var list = await session.Client.GetAsync(session.Administrator, $"{Root}?skip={skip}&take={Page}", cancellationToken) ?? throw new HttpRequestException("the system lists no accounts");
                if (skip == 0 || list.RootElement.GetArrayLength() > 0) console.Write(JsonTable.Of(list.RootElement));
                if (list.RootElement.GetArrayLength() < Page) return ExitCode.Well;
            }
        });
        return command;
    }

    private static Command Add(IAnsiConsole console)
    {
        var roles = Enum.GetValues<Role>().Where(role => role != Role.System).ToDictionary(role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()));
        var name = new Argument<string>("name") { Description = "Sign-in name: letters, digits, dots, hyphens, underscores" };
        var role = new Option<string>("--role") { Description = string.Join(", ", roles.Keys), Required = true };
        role.AcceptOnlyFromAmong([.. roles.Keys]);
        var scope = new Option<string>("--scope") { Description = "Division code of the place it is bound to; 0 for the whole country", Required = true };
        var depot = new Option<Guid?>("--depot") { Description = "For a depot manager: the one depot it keeps" };
        var display = new Option<string?>("--display-name") { Description = "The person's name" };
        var command = new Command("add", $"Adds an account. Its password is asked for, or read from {NewPassword}.") { name, role, scope, depot, display };
        var connection = new Connection();
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            if (!AccountName.TryParse(arguments.GetValue(name), out var account)) throw new UsageException($"'{arguments.GetValue(name)}' is no name for an account");
            if (!PlaceCode.TryParse(arguments.GetValue(scope), out var place)) throw new UsageException($"'{arguments.GetValue(scope)}' is no division code");
            var request = new
            {
                name = account,
                password = Password(console),
                displayName = arguments.GetValue(display),
                role = roles[arguments.GetRequiredValue(role)],
                scope = place,
                depot = arguments.GetValue(depot) is { } id ? new DepotId(id) : (DepotId?)null,
            };
            var answer = await session.Client.PostAsync(session.Administrator, Root, request, cancellationToken);
            if (answer.IsDone) console.Line($"[green]{account}[/] is added: {arguments.GetValue(role)} for {PlaceCatalogue.Shipped.Path(place)}");
            else console.Line($"[red]{account} is not added[/]: {answer.Field} {answer.Reason?.En ?? answer.Code}");
            return answer.IsDone ? ExitCode.Well : ExitCode.Failed;
        });
        return command;
    }

    private static Command SetPassword(IAnsiConsole console)
    {
        var name = new Argument<string>("name") { Description = "Sign-in name of the account" };
        var command = new Command(
            "password",
            $"""
            Sets a password for somebody who forgot it. It is asked for, or read from {NewPassword}; it opens nothing but the page at which they set one of their own.

              relief users password wang.fang

            Their other sessions end, and a lock after wrong passwords is lifted.
            """)
        { name };
        var connection = new Connection();
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            if (!AccountName.TryParse(arguments.GetValue(name), out var account)) throw new UsageException($"'{arguments.GetValue(name)}' is no name for an account");
            var answer = await session.Client.PutAsync(session.Administrator, $"{Root}/{Uri.EscapeDataString(account.ToString())}/password", new { password = Password(console) }, cancellationToken);
            if (answer.IsDone) console.Line($"[green]{account}[/] has a new password, and sets another at the next sign-in");
            else console.Line($"[red]{account} keeps the password[/]: {answer.Field} {answer.Reason?.En ?? answer.Code}");
            return answer.IsDone ? ExitCode.Well : ExitCode.Failed;
        });
        return command;
    }

    private static string Password(IAnsiConsole console)
    {
        if (Environment.GetEnvironmentVariable(NewPassword) is { Length: > 0 } given) return given;
        if (!console.Profile.Capabilities.Interactive) throw new UsageException($"no password: set {NewPassword}");
        return console.Prompt(new TextPrompt<string>("password (at least 12 characters):").Secret());
    }
}
