using System.Security.Cryptography;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>Makes the first account when there is none, and says its password once, on the terminal only.</summary>
public sealed class FirstAdministrator(IServiceScopeFactory scopes, AccountDatabase accounts, TimeProvider clock)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A password that nobody guesses and everybody can type.</summary>
    public static string Random() => RandomNumberGenerator.GetString(Letters, 16);

    /// <param name="password">To give it; null for a random one, which opens nothing but the door at which another is set.</param>
    /// <returns>The password of the account <c>admin</c>, or null where there are accounts already.</returns>
    public async Task<string?> EnsureAsync(string? password, CancellationToken cancellationToken)
    {
        if ((await accounts.ListAsync(PlaceCode.Country, 0, 1, cancellationToken)).Count > 0) return null;
        var once = password is null;
        password ??= Random();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var result = await users.CreateAsync(new Account { Name = AccountName.Parse("admin"), DisplayName = "管理员 Administrator", Role = Role.Administrator, Scope = PlaceCode.Country, MustChangePassword = once }, password);

        // Another node was faster.
        if (!result.Succeeded && (await accounts.ListAsync(PlaceCode.Country, 0, 1, cancellationToken)).Count > 0) return null;
        if (!result.Succeeded) throw new InvalidOperationException($"the first account cannot be made: {result.Errors.First().Description}");
        return password;
    }

    /// <summary>Lets somebody in again who lost the password or the phone, where there is nobody left to do it: whoever may run this program on the machine may read its records anyway.</summary>
    /// <returns>The new password, which opens nothing but the door at which another is set.</returns>
    /// <exception cref="InvalidOperationException">There is no such account.</exception>
    public async Task<string> RescueAsync(string name, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        // First, and not read: its secret may be sealed with keys that are lost. The recovery codes, which stand for it, go with it.
        var factors = scope.ServiceProvider.GetRequiredService<SecondFactors>();
        var hadFactor = (await factors.ActiveAsync(cancellationToken)).Contains(users.NormalizeName(name));
        await factors.ForgetAsync(users.NormalizeName(name), cancellationToken);
        var account = await users.FindByNameAsync(name) ?? throw new InvalidOperationException($"there is no account '{name}'");
        var was = AccountRights.Of(account, clock.GetUtcNow()) with { SecondFactor = hadFactor };
        var password = Random();
        account.Reset(users.PasswordHasher.HashPassword(account, password));
        var result = await users.UpdateSecurityStampAsync(account);
        if (!result.Succeeded) throw new InvalidOperationException($"the password cannot be set: {result.Errors.First().Description}");
        await scope.ServiceProvider.GetRequiredService<SignIns>().WriteAsync(name, account.Scope, SignInOutcome.PasswordReset, Environment.MachineName, "--rescue", new(By: null, was, AccountRights.Of(account, clock.GetUtcNow())), cancellationToken);
        return password;
    }
}
