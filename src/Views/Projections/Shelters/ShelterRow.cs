using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>One shelter and how full it is, in persons.</summary>
public sealed record ShelterRow
{
    public static ViewTable<ShelterRow> Table { get; } = new(
        "shelters",
        row => new(row.Place, row.Disaster),
        new("stage", row => row.Stage.ToString()),
        new("name", row => row.Name),
        new("free", row => (long)row.Free),
        new("search", row => $"{row.Name} {row.Address} {row.Place}".ToLowerInvariant()));

    public required ShelterId Id { get; init; }

    public required string Name { get; init; }

    public PlaceCode Place { get; init; }

    public string Address { get; init; } = "";

    public GeoPoint? Location { get; init; }

    public int? FloorAreaSquareMetres { get; init; }

    /// <summary>Whether a wheelchair gets in.</summary>
    public bool StepFree { get; init; }

    /// <summary>The depot that keeps its goods.</summary>
    public DepotId? Store { get; init; }

    public ShelterStage Stage { get; init; }

    /// <summary>The disaster it was last opened for; null before.</summary>
    public DisasterId? Disaster { get; init; }

    public int Capacity { get; init; }

    /// <summary>Authorised above the capacity.</summary>
    public int Overflow { get; init; }

    /// <summary>Residents.</summary>
    public int Present { get; init; }

    /// <summary>Expected: places are kept for them.</summary>
    public int Reserved { get; init; }

    /// <summary>Who may still be sent there: capacity and overflow less present and reserved.</summary>
    public int Free { get; init; }

    /// <summary>Households with a resident.</summary>
    public int Households { get; init; }

    public RollCallRow? RollCall { get; init; }
}

/// <summary>The last count by name.</summary>
/// <param name="Registered">Residents on the books at the time.</param>
/// <param name="Absent">Residents who did not answer.</param>
public sealed record RollCallRow(DateTimeOffset At, AccountName By, int Counted, int Registered, int Absent, string? Note);
