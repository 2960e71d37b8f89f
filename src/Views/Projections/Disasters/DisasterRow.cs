using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>One disaster with its orders and its relief plan.</summary>
public sealed record DisasterRow
{
    public static ViewTable<DisasterRow> Table { get; } = new(
        "disasters",
        row => new(row.Place, row.Id),
        new("stage", row => row.Stage.ToString()),
        new("exercise", row => row.Exercise),
        new("struck_at", row => row.StruckAt.ToUnixTimeMilliseconds())) { SeenFromBelow = true };

    public required DisasterId Id { get; init; }

    public DisasterKind Kind { get; init; }

    public required string Title { get; init; }

    public DisasterStage Stage { get; init; }

    /// <summary>The last level of response; null before one was set.</summary>
    public ResponseLevel? Level { get; init; }

    /// <summary>The jurisdiction that leads the response.</summary>
    public PlaceCode Place { get; init; }

    /// <summary>Places hit.</summary>
    public IReadOnlyList<PlaceCode> Affected { get; init; } = [];

    public bool Exercise { get; init; }

    public DateTimeOffset StruckAt { get; init; }

    public DateTimeOffset ReportedAt { get; init; }

    /// <summary>When its stage or level last changed.</summary>
    public DateTimeOffset StageSince { get; init; }

    /// <summary>One for each place that was ever ordered out, by place.</summary>
    public IReadOnlyList<OrderRow> Orders { get; init; } = [];

    /// <summary>The relief plan, by code.</summary>
    public IReadOnlyList<Entitlement> Entitlements { get; init; } = [];

    /// <summary>What is paid after which stage of a rebuild, by kind.</summary>
    public IReadOnlyList<InstalmentPlanRow> Instalments { get; init; } = [];
}

/// <summary>An evacuation order.</summary>
/// <param name="Everyone">True: all who live there. False: the households listed.</param>
/// <param name="Until">When everyone must be out.</param>
/// <param name="LiftedAt">Null while it stands.</param>
public sealed record OrderRow(PlaceCode Place, bool Everyone, DateTimeOffset Until, string Reason, DateTimeOffset OrderedAt, DateTimeOffset? LiftedAt = null, string? LiftReason = null);

public sealed record InstalmentPlanRow(RebuildKind Kind, IReadOnlyList<Instalment> Instalments);
