using CivilAffairs.Relief.Client.Web.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>What the terminal shows once the application answers.</summary>
public static class StartMessage
{
    /// <param name="password">Of the first administrator, when it was made just now; it is shown this once.</param>
    /// <param name="demo">Whether a demonstration runs.</param>
    /// <returns>The address that the application answers at.</returns>
    public static Uri Write(WebApplication app, Installation installation, string? password, bool demo)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("the application has no address");
        Console.WriteLine($"""

              CivilAffairs.Relief
              地址 / address      {address}
              数据 / records      {(installation.Options.Postgres is null ? Path.GetFullPath(installation.Options.Data) : "PostgreSQL")}
            """);
        if (password is not null) WriteAccount("admin", password);
        if (demo)
        {
            Console.WriteLine($"""

                  演示：2016 年裕安区洪涝灾害，人员均为虚构 / Demonstration: the Yu'an flood of 2016, with invented people
                {string.Join(Environment.NewLine, Demonstration.Accounts.Select(account => $"  账号 / sign in      {account.Name,-12}{account.DisplayName}"))}
                  密码 / password     {Demonstration.Password}
                """);
        }

        Console.WriteLine();
        return new(address);
    }

    /// <summary>Shows a password that is written down nowhere.</summary>
    internal static void WriteAccount(string name, string password) => Console.WriteLine($"""
          账号 / sign in      {name}
          密码 / password     {password}   （仅显示这一次 / shown this once）
        """);
}
