using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>What the terminal shows once the application answers.</summary>
public static class StartMessage
{
    /// <param name="password">Of the first administrator, when it was made just now; it is shown this once.</param>
    public static void Write(WebApplication app, Installation installation, string? password)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"""

              CivilAffairs.Relief
              地址 / address      {address}
              数据 / records      {(installation.Options.Postgres is null ? Path.GetFullPath(installation.Options.Data) : "PostgreSQL")}
            """);
        if (password is not null)
        {
            Console.WriteLine($"""
                  账号 / sign in      admin
                  密码 / password     {password}   （仅显示这一次 / shown this once）
                """);
        }
    }
}
