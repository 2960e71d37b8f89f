using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>What an account may do at a moment, as the record of its changes tells it.</summary>
/// <param name="Depot">For a depot manager: the one depot, or null for all within the scope.</param>
/// <param name="Locked">Whether it could not sign in then.</param>
public sealed record AccountRights(string DisplayName, Role Role, PlaceCode Scope, DepotId? Depot, bool Locked, bool SecondFactor)
{
    public static AccountRights Of(Account account, DateTimeOffset now) => new(account.DisplayName, account.Role, account.Scope, account.Depot, account.LockoutEnd > now, account.HasSecondFactor);
}

/// <summary>What an administrator did to an account, or to the norms of a place.</summary>
/// <param name="By">The administrator; null for whoever has the machine in hand.</param>
/// <param name="Was">Null where it was made by this.</param>
/// <param name="Became">Null where it was removed.</param>
/// <param name="Norm">What became of a norm or a plan; null where it was done to an account.</param>
public sealed record AccountIntervention(AccountName? By, AccountRights? Was, AccountRights? Became, NormChange? Norm = null);
