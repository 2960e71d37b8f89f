using System.Collections.Frozen;
using System.Text.Json;

namespace CivilAffairs.Relief.Domain;

/// <summary>What alerts are about. The board works them out from its rows; here is only who may answer for which.</summary>
public enum AlertKind
{
    /// <summary>People are missing.</summary>
    Missing,

    /// <summary>The figures suggest a graver level of response.</summary>
    Level,

    /// <summary>An evacuation order has run out and people are not accounted for.</summary>
    OrderOverdue,

    /// <summary>An evacuation order runs out soon.</summary>
    OrderSoon,

    /// <summary>The shelters of a place are full, and people are still to come.</summary>
    SheltersFull,

    /// <summary>What reads the records for a page or a follow-up stands still before an event that it cannot take: its rows are old, or its follow-ups are not sent.</summary>
    ReaderStopped,

    /// <summary>A consignment has not arrived in time.</summary>
    ConsignmentLate,

    ConsignmentLost,

    /// <summary>It arrived short or damaged, and the source has not settled it.</summary>
    ConsignmentShort,

    RequisitionOverdue,

    RequisitionSoon,

    /// <summary>Less than one round of an item is left.</summary>
    Cover,

    /// <summary>Stock in a depot is about to expire.</summary>
    Expiring,

    /// <summary>Differences of a stocktake wait for approval.</summary>
    Counts,
}

/// <summary>The kinds by the names they have in the names of alerts.</summary>
internal static class AlertKinds
{
    private static readonly FrozenDictionary<string, AlertKind> ByName = Enum.GetValues<AlertKind>().ToFrozenDictionary(kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()), StringComparer.Ordinal);

    public static AlertKind? Find(string name) => ByName.TryGetValue(name, out var kind) ? kind : null;

    /// <summary>What depot managers answer for, too.</summary>
    public static bool IsOfGoods(this AlertKind kind) => kind >= AlertKind.ConsignmentLate;
}
