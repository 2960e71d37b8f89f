using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What the depots of one county handed out for a disaster in ten minutes: how fast relief goes out. Goods that come back are not taken off.</summary>
public sealed record PaceRow
{
    public static ViewTable<PaceRow> Table { get; } = new("pace", row => new(row.Place, row.Disaster), new ViewColumn<PaceRow>("from", row => row.From.ToUnixTimeMilliseconds()));

    public DisasterId Disaster { get; init; }

    /// <summary>The county.</summary>
    public PlaceCode Place { get; init; }

    /// <summary>The first moment of the ten minutes; the last is not included.</summary>
    public DateTimeOffset From { get; init; }

    public int Handouts { get; init; }

    /// <summary>By item.</summary>
    public IReadOnlyList<ItemFigure> Items { get; init; } = [];

    internal static string Key(DisasterId disaster, PlaceCode place, DateTimeOffset from) => string.Create(CultureInfo.InvariantCulture, $"{disaster}/{place}/{from.ToUnixTimeSeconds()}");
}
