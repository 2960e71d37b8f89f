using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views;

namespace CivilAffairs.Relief.Client.Web.Tests.Running;

/// <summary>Who may see a row, worked out from the row as it came.</summary>
internal static class Scopes
{
    public static bool IsSeen(ViewTable table, JsonElement row, PlaceCode scope)
    {
        var place = table.ScopeOf(row.Deserialize(table.Row, ReliefJson.Options)!).Place;
        return place.IsInside(scope) || (table.SeenFromBelow && scope.IsInside(place));
    }
}
