using System.Security.Cryptography;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Demo;

/// <summary>
/// A published flood played against this very process over HTTP, in fast motion, so that something moves on the screen. Its people are invented and marked so, its
/// records are a folder of their own that each demonstration begins anew.
/// </summary>
public static class Demonstration
{
    /// <summary>Known to everybody who reads this, so a demonstration listens on this machine only.</summary>
    public const string Password = "relief-demo-2016";

    private const string Scenario = "yuan-flood-2016";
    private const double Scale = 0.1;

    /// <summary>Four hours of the flood in a minute.</summary>
    private const double Speed = 240;

    private static readonly (string Name, string DisplayName, Role Role, string Scope)[] Visitors =
    [
        ("zhihui", "区指挥部 District command", Role.CommandStaff, "341503"),
        ("cangku", "仓库管理员 Depot manager", Role.DepotManager, "341503"),
        ("xiangzhen", "苏埠镇民政助理 Officer of Subu town", Role.TownshipOfficer, "341503100"),
    ];

    /// <summary>The accounts to look around with.</summary>
    public static IEnumerable<(string Name, string DisplayName)> Accounts => Visitors.Select(visitor => (visitor.Name, visitor.DisplayName));

    /// <summary>Empties the demonstration's own folder and makes it the place of the records.</summary>
    public static void Prepare(ReliefOptions options)
    {
        options.Data = Path.Combine(options.Data, "demo");
        options.Postgres = null;
        if (Directory.Exists(options.Data)) Directory.Delete(options.Data, recursive: true);
    }

    /// <summary>Makes the visitors' accounts.</summary>
    public static async Task WelcomeAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        foreach (var visitor in Visitors)
        {
            await users.CreateAsync(new Account { Name = AccountName.Parse(visitor.Name), DisplayName = visitor.DisplayName, Role = visitor.Role, Scope = PlaceCode.Parse(visitor.Scope) }, Password);
        }
    }

    /// <summary>Plays the flood until it is over or the application stops.</summary>
    /// <param name="administrator">Password of the account <c>admin</c>, which makes the officers' accounts.</param>
    public static async Task PlayAsync(Uri address, string administrator, TimeProvider clock, CancellationToken cancellationToken)
    {
        var admin = AccountName.Parse("admin");
        var officers = RandomNumberGenerator.GetHexString(32);
        string PasswordOf(AccountName name) => name == admin ? administrator : officers;

        const int atOnce = 16;
        using var http = ReliefClient.Connect(address, atOnce);
        var client = new ReliefClient(http, PasswordOf, clock);
        var design = ScenarioCatalogue.Find(Scenario) ?? throw new InvalidOperationException($"there is no scenario {Scenario}");
        var plan = ScenarioPlan.Of(design, new(Seed: 2016, Scale, clock.GetUtcNow()));
        var replayer = new Replayer(plan, client, new Tally(), new ReplayOptions(atOnce, Speed), clock);
        await replayer.PrepareAsync(admin, PasswordOf, cancellationToken);
        await replayer.RunAsync(onStage: null, cancellationToken);
    }
}
