using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Protection;

/// <summary>How many requests are taken; section <c>Relief:Rates</c> of the configuration.</summary>
public sealed class RateOptions
{
    public const string Section = "Relief:Rates";

    /// <summary>Requests of one account in a second. A person needs a few; a replay sends a whole county's through a few accounts.</summary>
    public int PerAccount { get; set; } = 400;

    /// <summary>Other numbers for some roles.</summary>
    public Dictionary<Role, int> PerRole { get; } = [];

    /// <summary>Requests of one address in a second before anybody has signed in; an office's phones may share an address.</summary>
    public int PerAddress { get; set; } = 100;

    /// <summary>For how many seconds of quiet a burst may make up.</summary>
    public int BurstSeconds { get; set; } = 5;

    public int Of(Role role) => PerRole.GetValueOrDefault(role, PerAccount);
}
