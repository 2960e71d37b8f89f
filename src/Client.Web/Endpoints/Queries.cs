using System.Globalization;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Parameters of an address's query.</summary>
internal static class Queries
{
    /// <summary>Reads a whole number between two bounds, both included.</summary>
    /// <param name="otherwise">What stands where there is no text.</param>
    public static bool Whole(string? text, int otherwise, int least, int most, out int value)
    {
        value = otherwise;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most);
    }

    public static IResult Unknown(HttpContext http, string field) => Problems.Unreadable(http, field, new("该查询参数无效", "this parameter of the query is not valid"));
}
