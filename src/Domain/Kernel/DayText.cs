using System.Globalization;

namespace CivilAffairs.Relief.Domain;

/// <summary>A day as text, the same in tables, refusals and databases: <c>2016-06-30</c>, which sorts by day.</summary>
public static class DayText
{
    private const string Form = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Not such a text.</exception>
    public static DateOnly Read(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);
}
