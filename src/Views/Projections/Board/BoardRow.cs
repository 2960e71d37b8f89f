using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>The figures of one disaster in one township, or (<see cref="Total"/>) of the whole disaster.</summary>
public sealed record BoardRow
{
    public static ViewTable<BoardRow> Table { get; } = new(
        "board",
        row => new(row.Place, row.Disaster),
        new ViewColumn<BoardRow>("total", row => row.Total));

    public DisasterId Disaster { get; init; }

    /// <summary>The township; for the total the place that leads the response.</summary>
    public PlaceCode Place { get; init; }

    public bool Total { get; init; }

    /// <summary>Of the disaster; in the total only.</summary>
    public string? Title { get; init; }

    /// <summary>A drill; in the total only.</summary>
    public bool? Exercise { get; init; }

    public BoardFigures Figures { get; init; } = BoardFigures.Zero;

    /// <summary>Persons out of their homes now, in shelters and elsewhere.</summary>
    public int Relocated { get; init; }

    /// <summary>Of these, in shelters (集中安置).</summary>
    public int Centralised { get; init; }

    /// <summary>Of these, elsewhere (分散安置).</summary>
    public int Dispersed { get; init; }

    internal static string Key(DisasterId disaster, PlaceCode? township) => township is { } place ? $"{disaster}/{place}" : disaster.ToString();

    internal BoardRow With(BoardFigures figures) => this with
    {
        Figures = figures,
        Relocated = figures.Where.Relocated(),
        Centralised = figures.Where.Shelter,
        Dispersed = figures.Where.Relocated() - figures.Where.Shelter,
    };
}
