using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>
/// Persons of one name and birth date, or of one name and village, among whom registrations may be double, but so many that they are counted here
/// and not offered as <see cref="DuplicateRow"/> pairs.
/// </summary>
public sealed record NamesakesRow
{
    public static ViewTable<NamesakesRow> Table { get; } = new("namesakes", row => new(row.Place), new ViewColumn<NamesakesRow>("persons", row => row.Persons));

    /// <summary>The smallest place that holds all their homes.</summary>
    public PlaceCode Place { get; init; }

    public required string Name { get; init; }

    /// <summary>Null where they share their village.</summary>
    public DateOnly? Birth { get; init; }

    public int Persons { get; init; }

    public int WithoutId { get; init; }
}
