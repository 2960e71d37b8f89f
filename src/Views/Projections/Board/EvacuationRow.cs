using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>A village under an evacuation order, and how far its people are gone. The names are in the list of households.</summary>
public sealed record EvacuationRow
{
    public static ViewTable<EvacuationRow> Table { get; } = new(
        "evacuations",
        row => new(row.Place, row.Disaster),
        new("township", row => row.Place.AtTier(PlaceTier.Township).ToString()),
        new("lifted", row => row.LiftedAt is not null),
        new("unaccounted", row => (long)row.Figures.Unaccounted));

    public DisasterId Disaster { get; init; }

    /// <summary>The village, or the township for those whose village is not known.</summary>
    public PlaceCode Place { get; init; }

    /// <summary>The place that was ordered out: this one or one that holds it.</summary>
    public PlaceCode Ordered { get; init; }

    /// <summary>True: all who live there. False: the households listed.</summary>
    public bool Everyone { get; init; }

    /// <summary>When everyone must be out.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Null while the order stands.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    public EvacuationFigures Figures { get; init; } = new();

    /// <summary>Of those unaccounted for, missing.</summary>
    public int Missing { get; init; }

    internal static string Key(DisasterId disaster, PlaceCode place) => $"{disaster}/{place}";
}
