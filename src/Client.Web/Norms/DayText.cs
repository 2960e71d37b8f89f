using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>A day as both databases hold it: a text that sorts by day.</summary>
internal static class DayText
{
    private const string Form = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static Period Period(string from, string? to) => new(Day(from), to is null ? null : Day(to));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);
}
