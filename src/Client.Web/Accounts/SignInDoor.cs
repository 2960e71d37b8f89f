using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>Signs somebody in, or says why not, and writes down which.</summary>
public sealed class SignInDoor(SignInManager<Account> signIn, UserManager<Account> users, IPasswordHasher<Account> hasher, SignIns record, RecoveryCodes recovery, DoorMetrics metrics, TimeProvider clock)
{
    // Of no password: checked where there is no such account, so that the time of the answer tells nothing.
    private static readonly Account Nobody = new() { Name = AccountName.System, Role = Role.System, Scope = PlaceCode.Country };
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<IResult> OpenAsync(HttpContext http)
    {
        var (credentials, fault) = await Requests.ReadAsync<Credentials>(http);
        if (credentials is null) return fault!;
        if (string.IsNullOrEmpty(credentials.Name)) return Problems.Of(http, new Required("name"));
        if (string.IsNullOrEmpty(credentials.Password)) return Problems.Of(http, new Required("password"));
        var account = await users.FindByNameAsync(credentials.Name);
        var outcome = await CheckAsync(http, account, credentials);
        await WriteAsync(http, credentials.Name, account, outcome);
        if (outcome != SignInOutcome.SignedIn) return Refuse(http, outcome);
        signIn.AuthenticationScheme = credentials.Token ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme;
        await signIn.SignInAsync(account!, isPersistent: false);
        return credentials.Token ? Results.Empty : Results.NoContent();
    }

    /// <summary>Writes down what was done with an account's sign-in.</summary>
    /// <param name="done">What an administrator did to it; null for what its owner did.</param>
    public Task WriteAsync(HttpContext http, string name, Account? account, SignInOutcome outcome, AccountIntervention? done = null)
    {
        metrics.SignIn(outcome);
        return record.WriteAsync(name, account?.Scope, outcome, AddressOf(http), AgentOf(http), done, CancellationToken.None);
    }

    /// <summary>Writes down what the administrator who asks has done to an account.</summary>
    /// <param name="was">Before; null where it was made by this.</param>
    /// <param name="account">As it is now.</param>
    public Task WriteDoneAsync(HttpContext http, AccountRights? was, Account account, SignInOutcome outcome) =>
        WriteAsync(http, account.Name.ToString(), account, outcome, new(AccountClaims.ActorOf(http.User).Account, was, outcome == SignInOutcome.AccountRemoved ? null : RightsOf(account)));

    /// <summary>Writes down what the administrator who asks has done to the norms or the response plan of a place, for those who look after that place.</summary>
    public Task WriteNormAsync(HttpContext http, NormChange change, SignInOutcome outcome)
    {
        var by = AccountClaims.ActorOf(http.User).Account;
        return record.WriteAsync(by.ToString(), change.Place, outcome, AddressOf(http), AgentOf(http), new(by, Was: null, Became: null, change), CancellationToken.None);
    }

    /// <summary>What an account may do now.</summary>
    public AccountRights RightsOf(Account account) => AccountRights.Of(account, clock.GetUtcNow());

    private async Task<SignInOutcome> CheckAsync(HttpContext http, Account? account, Credentials credentials)
    {
        if (account is null)
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash, credentials.Password!);
            return SignInOutcome.Failed;
        }

        var checkedPassword = await signIn.CheckPasswordSignInAsync(account, credentials.Password!, lockoutOnFailure: true);
        if (checkedPassword.IsLockedOut) return SignInOutcome.LockedOut;
        if (!checkedPassword.Succeeded) return SignInOutcome.Failed;
        if (!account.HasSecondFactor) return SignInOutcome.SignedIn;
        if (string.IsNullOrWhiteSpace(credentials.Code)) return SignInOutcome.CodeMissing;
        if (await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, credentials.Code.Replace(" ", string.Empty, StringComparison.Ordinal)))
        {
            await users.ResetAccessFailedCountAsync(account);
            return SignInOutcome.SignedIn;
        }

        if (await recovery.TakeAsync(account.NormalizedName, credentials.Code, http.RequestAborted))
        {
            await WriteAsync(http, credentials.Name!, account, SignInOutcome.RecoveryCodeUsed);
            await users.ResetAccessFailedCountAsync(account);
            return SignInOutcome.SignedIn;
        }

        // A guessed code counts as a guessed password does.
        await users.AccessFailedAsync(account);
        return await users.IsLockedOutAsync(account) ? SignInOutcome.LockedOut : SignInOutcome.CodeWrong;
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? string.Empty;

    private static string AgentOf(HttpContext http) => http.Request.Headers.UserAgent.ToString();

    private static IResult Refuse(HttpContext http, SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.LockedOut => Problems.Result(http, StatusCodes.Status423Locked, "locked-out", "name", new("登录失败次数过多，账号已暂时锁定", "too many failed sign-ins: the account is locked for a while")),
        SignInOutcome.CodeMissing => Problems.Result(http, StatusCodes.Status401Unauthorized, "code-wanted", "code", new("请输入身份验证器上的六位验证码", "give the six digits of the authenticator app")),
        SignInOutcome.CodeWrong => Problems.Result(http, StatusCodes.Status401Unauthorized, "code-wrong", "code", new("验证码不正确或已过期", "the code is not right, or its time is over")),
        _ => Problems.Result(http, StatusCodes.Status401Unauthorized, "sign-in-failed", "password", new("账号或密码不正确", "the name or the password is not right")),
    };
}
