using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>The columns that norms and plans have in common, as both databases have them.</summary>
internal abstract class OwnRow
{
    /// <summary>For a query, by the names they have here.</summary>
    public const string Columns = "id, place, from_day AS FromDay, to_day AS ToDay, set_by AS SetBy, set_at AS SetAt";

    protected OwnRow()
    {
    }

    protected OwnRow(IOwn own)
    {
        Id = own.Id.ToString();
        Place = own.Place.ToString();
        FromDay = DayText.Of(own.InForce.From);
        ToDay = own.InForce.To is { } to ? DayText.Of(to) : null;
        SetBy = own.SetBy.ToString();
        SetAt = own.SetAt.ToUnixTimeMilliseconds();
    }

    public string Id { get; init; } = string.Empty;

    public string Place { get; init; } = string.Empty;

    public string FromDay { get; init; } = string.Empty;

    public string? ToDay { get; init; }

    public string SetBy { get; init; } = string.Empty;

    public long SetAt { get; init; }

    public Period InForce => Period.Parse(FromDay, ToDay);
}
