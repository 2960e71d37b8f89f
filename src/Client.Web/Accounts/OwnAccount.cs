using System.Text.Encodings.Web;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>What people do with their own account: set a password, take a second factor, put it away.</summary>
public sealed class OwnAccount(UserManager<Account> users, SignInManager<Account> signIn, SignInDoor door, RecoveryCodes recovery)
{
    private const string Issuer = "CivilAffairs.Relief";

    /// <summary>Sets a password of one's own. Every other session of the account ends; a tool signs in again.</summary>
    public async Task<IResult> ChangePasswordAsync(HttpContext http)
    {
        var (request, fault) = await Requests.ReadAsync<NewPassword>(http);
        if (request is null) return fault!;
        if (string.IsNullOrEmpty(request.Current)) return Problems.Of(http, new Required("current"));
        if (string.IsNullOrEmpty(request.Password)) return Problems.Of(http, new Required("password"));
        if (await users.GetUserAsync(http.User) is not { } account) return Problems.NotFound(http);
        if (await users.IsLockedOutAsync(account)) return Problems.Result(http, StatusCodes.Status423Locked, "locked-out", "current", new("账号已暂时锁定", "the account is locked for a while"));
        if (!await users.CheckPasswordAsync(account, request.Current))
        {
            await users.AccessFailedAsync(account);
            return Problems.Result(http, StatusCodes.Status409Conflict, "wrong-password", "current", new("当前密码不正确", "the current password is not right"));
        }

        if (request.Current == request.Password) return Problems.Result(http, StatusCodes.Status409Conflict, "same-password", "password", new("新密码不能与当前密码相同", "the new password is the same as the current one"));
        var due = account.MustChangePassword;
        account.MustChangePassword = false;
        if (!(await users.ChangePasswordAsync(account, request.Current, request.Password)).Succeeded)
        {
            account.MustChangePassword = due;
            return Problems.WeakPassword(http);
        }

        await door.WriteAsync(http, account.Name.ToString(), account, SignInOutcome.PasswordChanged);
        await StayAsync(http, account);
        return Results.NoContent();
    }

    /// <summary>Makes the secret of an authenticator app. It counts once a code of the app has come back.</summary>
    public async Task<IResult> BeginSecondFactorAsync(HttpContext http)
    {
        if (await users.GetUserAsync(http.User) is not { } account) return Problems.NotFound(http);
        if (account.HasSecondFactor) return Problems.Result(http, StatusCodes.Status409Conflict, "second-factor-on", string.Empty, new("已启用第二因素", "there is a second factor already"));
        account.AuthenticatorKey = users.GenerateNewAuthenticatorKey();
        await users.UpdateAsync(account);
        var encoder = UrlEncoder.Default;
        var address = $"otpauth://totp/{encoder.Encode(Issuer)}:{encoder.Encode(account.Name.ToString())}?secret={account.AuthenticatorKey}&issuer={encoder.Encode(Issuer)}&digits=6";
        return Results.Json(new NewSecondFactor(account.AuthenticatorKey, address), ReliefJson.Options);
    }

    public Task<IResult> ConfirmSecondFactorAsync(HttpContext http) => SetSecondFactorAsync(http, on: true);

    public Task<IResult> DropSecondFactorAsync(HttpContext http) => SetSecondFactorAsync(http, on: false);

    /// <summary>Makes new recovery codes; those of before open nothing any more.</summary>
    public async Task<IResult> MakeRecoveryCodesAsync(HttpContext http)
    {
        var (account, fault) = await ProveAsync(http);
        if (account is null) return fault!;
        if (!account.HasSecondFactor) return NoSecondFactor(http);
        await door.WriteAsync(http, account.Name.ToString(), account, SignInOutcome.RecoveryCodesMade);
        return Results.Json(new NewRecoveryCodes(await recovery.MakeAsync(account.NormalizedName, http.RequestAborted)), ReliefJson.Options);
    }

    private async Task<IResult> SetSecondFactorAsync(HttpContext http, bool on)
    {
        var (account, fault) = await ProveAsync(http);
        if (account is null) return fault!;
        if (!on) account.AuthenticatorKey = null;
        await users.SetTwoFactorEnabledAsync(account, on);
        await door.WriteAsync(http, account.Name.ToString(), account, on ? SignInOutcome.SecondFactorOn : SignInOutcome.SecondFactorOff);
        await StayAsync(http, account);
        return on ? Results.Json(new NewRecoveryCodes(await recovery.MakeAsync(account.NormalizedName, http.RequestAborted)), ReliefJson.Options) : Results.NoContent();
    }

    /// <summary>Reads a code of the app from the request: whoever has it has the second factor at hand.</summary>
    private async Task<(Account? Account, IResult? Fault)> ProveAsync(HttpContext http)
    {
        var (code, fault) = await Requests.ReadAsync<Code>(http);
        if (code is null) return (null, fault);
        if (string.IsNullOrWhiteSpace(code.Value)) return (null, Problems.Of(http, new Required("value")));
        if (await users.GetUserAsync(http.User) is not { } account) return (null, Problems.NotFound(http));
        if (account.AuthenticatorKey is null) return (null, NoSecondFactor(http));
        if (await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code.Value.Replace(" ", string.Empty, StringComparison.Ordinal))) return (account, null);
        await users.AccessFailedAsync(account);
        return (null, Problems.Result(http, StatusCodes.Status409Conflict, "code-wrong", "value", new("验证码不正确或已过期", "the code is not right, or its time is over")));
    }

    private static IResult NoSecondFactor(HttpContext http) => Problems.Result(http, StatusCodes.Status409Conflict, "second-factor-off", string.Empty, new("尚未申请第二因素", "no second factor was asked for"));

    // The account's stamp is another now, so the browser's cookie is made anew; a token keeps its hour.
    private Task StayAsync(HttpContext http, Account account) => AccountSchemes.HasToken(http.Request) ? Task.CompletedTask : signIn.RefreshSignInAsync(account);
}
