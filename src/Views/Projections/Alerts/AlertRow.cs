using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>An alert of a disaster that somebody answers for.</summary>
/// <param name="Place">Of the disaster: whoever sees it, sees who answers.</param>
/// <param name="Note">What is done about it.</param>
/// <param name="Until">When it counts as open again, where its cause is still there.</param>
public sealed record AlertRow(DisasterId Disaster, PlaceCode Place, AlertKey Alert, string Note, AccountName By, DateTimeOffset At, DateTimeOffset Until)
{
    public static ViewTable<AlertRow> Table { get; } = new(
        "alerts",
        row => new(row.Place, row.Disaster),
        new("kind", row => row.Alert.Kind.ToString()),
        new("until", row => row.Until.ToUnixTimeMilliseconds())) { SeenFromBelow = true };

    public static string Key(DisasterId disaster, AlertKey alert) => $"{disaster}/{alert}";
}

/// <summary>Where the disaster is led.</summary>
internal sealed record AlertPrivate(DisasterId Disaster, PlaceCode Place)
{
    public static ViewTable<AlertPrivate> Table { get; } = new("alerts_disasters", row => new(row.Place, row.Disaster)) { IsPrivate = true };
}
