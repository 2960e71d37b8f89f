using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>A figure of the scenario and where the system shows it.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Value">What it must be.</param>
/// <param name="Figure">Where it is read.</param>
/// <param name="IsPublished">Whether the figure was published; others follow from the plan.</param>
public sealed record Expectation(Bilingual Title, long Value, Figure Figure, bool IsPublished = false);

/// <summary>Where a figure is read over HTTP.</summary>
public abstract record Figure
{
    private Figure()
    {
    }

    /// <summary>A number in one row of a view.</summary>
    /// <param name="Property">Its name in the row's JSON; names behind dots lie deeper.</param>
    public sealed record InRow(string View, string Key, string Property) : Figure;

    /// <summary>How many rows a list has.</summary>
    /// <param name="Query">The filter, without the question mark.</param>
    public sealed record Count(string View, string Query) : Figure;

    /// <summary>The sum of a number over the rows of a list.</summary>
    /// <inheritdoc cref="InRow"/>
    /// <inheritdoc cref="Count"/>
    public sealed record Sum(string View, string Query, string Property) : Figure;
}
