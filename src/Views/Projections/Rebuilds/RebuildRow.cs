using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>The repair or rebuilding of one household's home after one disaster.</summary>
public sealed record RebuildRow
{
    public static ViewTable<RebuildRow> Table { get; } = new(
        "rebuilds",
        row => new(row.Place, row.Disaster),
        new("stage", row => row.Stage.ToString()),
        new("kind", row => row.Kind.ToString()),
        new("household", row => row.Household.ToString()),
        new("published_from", row => row.PublishedFrom?.ToString("O", null)),
        new("search", row => $"{row.HeadName} {row.Place}".ToLowerInvariant()));

    public required HouseholdId Household { get; init; }

    public DisasterId Disaster { get; init; }

    /// <summary>Null once the household is erased.</summary>
    public string? HeadName { get; init; }

    /// <summary>Where the home is.</summary>
    public PlaceCode Place { get; init; }

    public RebuildStage Stage { get; init; }

    public RebuildKind Kind { get; init; }

    /// <summary>Rooms to rebuild or repair.</summary>
    public int Rooms { get; init; }

    /// <summary>First day of publication; null before, and after an objection.</summary>
    public DateOnly? PublishedFrom { get; init; }

    /// <summary>Approved in all, in fen; null before.</summary>
    public long? Grant { get; init; }

    /// <summary>Paid so far, in fen.</summary>
    public long Paid { get; init; }

    /// <summary>By number.</summary>
    public IReadOnlyList<InstalmentRow> Instalments { get; init; } = [];

    /// <summary>Every stage as it was reached, in order; a stage reached again stands twice.</summary>
    public IReadOnlyList<StageRow> Stages { get; init; } = [];

    /// <summary>The last note or reason that was given.</summary>
    public string? Note { get; init; }

    internal static string Key(HouseholdId household, DisasterId disaster) => $"{household}/{disaster}";
}

/// <param name="Amount">In fen.</param>
/// <param name="PaidAt">Null while it is owed.</param>
public sealed record InstalmentRow(int Number, RebuildStage After, long Amount, DateTimeOffset? PaidAt = null, string? DocumentNumber = null);

/// <param name="On">The day it happened, in China: as stated, or else when it was recorded.</param>
/// <param name="Note">What an inspection found; null for another stage.</param>
public sealed record StageRow(RebuildStage Stage, DateOnly On, AccountName By, string? Note = null)
{
    /// <summary>What an inspection saw; none for another stage, and none once the household is erased.</summary>
    public IReadOnlyList<PhotoHash> Photos { get; init; } = [];
}
