using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>What an account may do at a moment, as the record of its changes tells it.</summary>
/// <param name="Depot">For a depot manager: the one depot, or null for all within the scope.</param>
/// <param name="Locked">Whether it could not sign in then.</param>
public sealed record AccountRights(string DisplayName, Role Role, PlaceCode Scope, DepotId? Depot, bool Locked, bool SecondFactor)
{
    public static AccountRights Of(Account account, DateTimeOffset now) => new(account.DisplayName, account.Role, account.Scope, account.Depot, account.LockoutEnd > now, account.HasSecondFactor);
}

/// <summary>What somebody else did to an account.</summary>
/// <param name="By">The administrator; null for whoever has the machine in hand.</param>
/// <param name="Was">Null where it was made by this.</param>
/// <param name="Became">Null where it was removed.</param>
public sealed record AccountIntervention(AccountName? By, AccountRights? Was, AccountRights? Became);
