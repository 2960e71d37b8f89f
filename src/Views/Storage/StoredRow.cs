using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>One row as the database has it or is about to.</summary>
/// <param name="Row">The record; null for a tombstone, and for a row that never was.</param>
/// <param name="Scope">Who may see it; of a tombstone, who could. Null for a row that never was.</param>
internal sealed record StoredRow(object? Row, JournalPosition Position, RowScope? Scope)
{
    /// <summary>There is no such row and never was.</summary>
    public static StoredRow None { get; } = new(null, JournalPosition.None, null);
}

internal readonly record struct RowKey(ViewTable Table, string Key);

/// <summary>A row as it is to be written.</summary>
/// <param name="SameScope">The database has it, and with this scope.</param>
internal readonly record struct RowWrite(string Key, StoredRow Row, bool SameScope);

/// <summary>A row went out of sight of those who could see it under its former scope.</summary>
internal sealed record MovedRow(RowKey Row, RowScope Former, JournalPosition Position);

/// <summary>Texts of a scope as the columns hold them; empty where there is none.</summary>
internal static class ScopeText
{
    /// <summary>The digits only, so that a place is inside another when that is its beginning; the country is empty.</summary>
    public static string Of(PlaceCode place) => place == PlaceCode.Country ? string.Empty : place.ToString();

    public static string Of(DisasterId? disaster) => disaster?.ToString() ?? string.Empty;

    public static string Of(DepotId? depot) => depot?.ToString() ?? string.Empty;

    public static RowScope Read(string place, string disaster, string depot) => new(
        place.Length == 0 ? PlaceCode.Country : PlaceCode.Parse(place),
        disaster.Length == 0 ? null : new DisasterId(Guid.ParseExact(disaster, "D")),
        depot.Length == 0 ? null : new DepotId(Guid.ParseExact(depot, "D")));
}
