using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>An account that takes part.</summary>
public sealed record Officer(AccountName Name, string DisplayName, Role Role, PlaceCode Scope, DepotId? Depot = null);

/// <summary>Who works in a scenario: command staff, the store's keepers, and in each township an officer and a keeper of its point.</summary>
public sealed class Officers
{
    private readonly Officer[] _command;
    private readonly Officer[] _townships;
    private readonly Officer[] _keepers;
    private readonly Dictionary<PlaceCode, Officer> _villages;

    public Officers(ScenarioDesign design, Named named, IReadOnlyList<Family> families)
    {
        Prefix = $"{design.Name[..design.Name.IndexOf('-', StringComparison.Ordinal)]}-{named.Seed}";
        _command = [.. Enumerable.Range(1, 3).Select(i => Account($"command-{i}", $"指挥{i}", Role.CommandStaff, design.Jurisdiction))];
        Store = Account("store", "中心库", Role.DepotManager, design.Jurisdiction, named.Store);
        _townships = [.. design.Townships.Select((township, i) => Account($"officer-{i + 1:00}", $"{NameOf(township)}民政助理", Role.TownshipOfficer, township))];
        _keepers = [.. design.Townships.Select((township, i) => Account($"keeper-{i + 1:00}", $"{NameOf(township)}发放点", Role.DepotManager, township, named.Point(i)))];
        // The villages with most families have an information officer of their own.
        _villages = families.Where(family => family.Place.Tier == PlaceTier.Village)
            .GroupBy(family => family.Place)
            .OrderByDescending(village => village.Count())
            .ThenBy(village => village.Key.ToString(), StringComparer.Ordinal)
            .Take(design.VillageOfficers)
            .Select((village, i) => Account($"village-{i + 1:00}", $"{NameOf(village.Key)}灾害信息员", Role.InformationOfficer, village.Key))
            .ToDictionary(officer => officer.Scope);
    }

    /// <summary>Begins every account's name.</summary>
    public string Prefix { get; }

    public Officer Store { get; }

    public IEnumerable<Officer> All => [.. _command, Store, .. _townships, .. _keepers, .. _villages.Values];

    /// <summary>One of the command staff, taking turns.</summary>
    public Officer Command(int turn = 0) => _command[turn % _command.Length];

    public Officer Of(int township) => _townships[township];

    public Officer KeeperOf(int township) => _keepers[township];

    /// <summary>Who registers the family: its village's information officer where there is one.</summary>
    public Officer RegistrarOf(Family family) => _villages.GetValueOrDefault(family.Place) ?? Of(family.Township);

    private static string NameOf(PlaceCode place) => PlaceCatalogue.Shipped.Find(place)?.Name ?? place.ToString();

    private Officer Account(string name, string displayName, Role role, PlaceCode scope, DepotId? depot = null) =>
        AccountName.TryParse($"{Prefix}-{name}", out var account) ? new(account, displayName, role, scope, depot) : throw new FormatException($"{name} is no account name");
}
