using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios;

namespace CivilAffairs.Relief.Cli;

/// <summary>Where the system is and who asks: the options that all commands over HTTP share.</summary>
internal sealed class Connection
{
    public const string UrlVariable = "RELIEF_URL";
    public const string PasswordVariable = "RELIEF_ADMIN_PASSWORD";

    private readonly Option<Uri> _url = new("--url")
    {
        Description = $"Address of the running system [environment: {UrlVariable}]",
        DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable(UrlVariable) ?? "http://127.0.0.1:5080"),
        CustomParser = parsed =>
        {
            if (Uri.TryCreate(parsed.Tokens[^1].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
            parsed.AddError($"'{parsed.Tokens[^1].Value}' is no address: say http://host:port");
            return null;
        },
    };

    private readonly Option<string> _name = new("--admin-name") { Description = "Account that asks", DefaultValueFactory = _ => "admin" };

    private readonly Option<string?> _password = new("--admin-password")
    {
        Description = $"Its password; better kept out of the command line [environment: {PasswordVariable}]",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(PasswordVariable),
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_url);
        command.Options.Add(_name);
        command.Options.Add(_password);
    }

    /// <summary>Signs nobody in yet; the first request does.</summary>
    /// <param name="parallel">Most requests under way at once.</param>
    /// <exception cref="UsageException">Name or password is missing.</exception>
    public Session Open(ParseResult arguments, int parallel = 4)
    {
        if (!AccountName.TryParse(arguments.GetValue(_name), out var name)) throw new UsageException("--admin-name is not the name of an account");
        if (arguments.GetValue(_password) is not { Length: > 0 } password) throw new UsageException($"no password: set {PasswordVariable} or give --admin-password");
        var http = ReliefClient.Connect(arguments.GetRequiredValue(_url), parallel);
        return new(http, name, password);
    }
}

/// <summary>Requests to one system as one administrator, and as the officers whose passwords follow from it.</summary>
internal sealed class Session(HttpClient http, AccountName administrator, string password) : IDisposable
{
    public AccountName Administrator => administrator;

    public ReliefClient Client { get; } = new(http, name => PasswordOf(name, administrator, password), TimeProvider.System);

    /// <summary>An officer's password, known to whoever knows the administrator's: so a scenario can be played again.</summary>
    public string PasswordOf(AccountName name) => PasswordOf(name, administrator, password);

    public void Dispose() => http.Dispose();

    private static string PasswordOf(AccountName name, AccountName administrator, string password) => name == administrator
        ? password
        : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes($"relief scenario officer {name}")))[..32];
}

/// <summary>The command line does not say enough, or says something impossible.</summary>
internal sealed class UsageException(string message) : Exception(message);
