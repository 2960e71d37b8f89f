using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>Who may read what the journal holds about persons.</summary>
public static class PersonalData
{
    /// <summary>Those whose task is families. A keeper of goods and an administrator of accounts need no names to do theirs.</summary>
    public static bool MayRead(Role role) => role is Role.CommandStaff or Role.TownshipOfficer or Role.InformationOfficer or Role.Auditor;
}
