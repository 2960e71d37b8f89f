using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>A person or a tool that may sign in.</summary>
public sealed class Account
{
    public required AccountName Name { get; set; }

    /// <summary>The name in capitals, by which it is looked up.</summary>
    public string NormalizedName { get; set; } = string.Empty;

    public string DisplayName { get; set; } = string.Empty;

    public required Role Role { get; set; }

    /// <summary>The place it is bound to.</summary>
    public required PlaceCode Scope { get; set; }

    /// <summary>For a depot manager: the one depot it keeps, or null for all within the scope.</summary>
    public DepotId? Depot { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and the rights; a session with another stamp has ended.</summary>
    public string SecurityStamp { get; set; } = string.Empty;

    public DateTimeOffset? LockoutEnd { get; set; }

    public int FailedSignIns { get; set; }

    /// <summary>Somebody else chose the password: it opens nothing but the door at which another is set.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Secret that the person's authenticator app holds, too; null where none was asked for.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Whether a sign-in needs a code of that app.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>Gives it a password that somebody else chose, and lifts the lock.</summary>
    /// <param name="hash">Of that password.</param>
    public void Reset(string hash)
    {
        PasswordHash = hash;
        MustChangePassword = true;
        LockoutEnd = null;
        FailedSignIns = 0;
    }
}
