namespace CivilAffairs.Relief.Domain;

/// <summary>Days in China on which something holds, both ends included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while no end is known.</param>
public readonly record struct Period(DateOnly From, DateOnly? To)
{
    public bool Holds(DateOnly day) => day >= From && (To is not { } last || day <= last);

    /// <summary>Reads two cells of a table: <c>2016-06-30</c> and <c>2016-12-31</c> or nothing (empty or null).</summary>
    /// <exception cref="FormatException">Not two days in order.</exception>
    public static Period Parse(string from, string? to)
    {
        var period = new Period(DayText.Read(from), string.IsNullOrEmpty(to) ? null : DayText.Read(to));
        return period.To < period.From ? throw new FormatException($"{to} is before {from}") : period;
    }
}
