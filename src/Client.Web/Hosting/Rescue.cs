using CivilAffairs.Relief.Client.Web.Accounts;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary><c>--rescue NAME</c>: a new password for an account, shown on the terminal, instead of starting.</summary>
public static class Rescue
{
    /// <returns>Whether it was asked for; the program then ends.</returns>
    public static async Task<bool> IsDoneAsync(WebApplication app)
    {
        if (app.Configuration["rescue"] is not { Length: > 0 } name) return false;
        var password = await app.Services.GetRequiredService<FirstAdministrator>().RescueAsync(name, CancellationToken.None);
        StartMessage.WriteAccount(name, password);
        return true;
    }
}
