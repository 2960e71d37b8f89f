using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>What an account is for.</summary>
public enum Role
{
    /// <summary>指挥人员: watches, decides, approves.</summary>
    CommandStaff,

    /// <summary>仓库管理员: keeps one depot or those of a place.</summary>
    DepotManager,

    /// <summary>乡镇民政助理: registers and helps the households of a township.</summary>
    TownshipOfficer,

    /// <summary>灾害信息员: registers and reports for one village.</summary>
    InformationOfficer,

    /// <summary>Reads all, changes nothing.</summary>
    Auditor,

    /// <summary>Users, places, catalogue.</summary>
    Administrator,

    /// <summary>The system itself, finishing what a person began; never the role of an account.</summary>
    System,
}

/// <summary>Sign-in name of an account: 1 to 64 letters, digits, dots, hyphens and underscores.</summary>
[JsonConverter(typeof(TextValueConverter<AccountName>))]
public readonly record struct AccountName : ITextValue<AccountName>
{
    private readonly string? _name;

    private AccountName(string name) => _name = name;

    public static AccountName System { get; } = new("system");

    public static bool TryParse(string? text, [NotNullWhen(true)] out AccountName value)
    {
        value = default;
        if (text?.Length is not (>= 1 and <= 64) || !text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_')) return false;
        value = new(text);
        return true;
    }

    /// <exception cref="FormatException">The text is not a sign-in name.</exception>
    public static AccountName Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException("not a sign-in name");

    public override string ToString() => _name ?? string.Empty;
}

/// <summary>The account that asks, and how far its word reaches.</summary>
/// <param name="Account">Its name; recorded with every event.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Scope">The place it is bound to: nothing outside is seen or changed.</param>
/// <param name="Depot">For a depot manager: the one depot it keeps, or null for all within the scope.</param>
public sealed record Actor(AccountName Account, Role Role, PlaceCode Scope, DepotId? Depot = null)
{
    /// <summary>The system acting for nobody in particular.</summary>
    public static Actor Machine { get; } = new(AccountName.System, Role.System, PlaceCode.Country);

    /// <summary>The second half of what this person began: the same name, the system's authority.</summary>
    public Actor AsSystem() => this with { Role = Role.System, Scope = PlaceCode.Country, Depot = null };
}
