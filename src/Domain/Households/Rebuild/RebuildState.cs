using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>The repair or rebuilding of the home; one at a time.</summary>
public sealed partial record RebuildState
{
    public static RebuildState None { get; } = new();

    public RebuildStage Stage { get; init; }

    /// <summary>The disaster whose damage is made good; null before the first assessment.</summary>
    public DisasterId? Disaster { get; init; }

    public RebuildKind Kind { get; init; }

    /// <summary>Rooms to rebuild or repair.</summary>
    public int Rooms { get; init; }

    /// <summary>First day of publication.</summary>
    public DateOnly? PublishedFrom { get; init; }

    /// <summary>Day of the last stage that has a day of its own: nothing later in the work may be dated before it.</summary>
    public DateOnly? LastDay { get; init; }

    public Money Grant { get; init; }

    public ImmutableList<Instalment> Instalments { get; init; } = [];

    /// <summary>Numbers of the instalments paid.</summary>
    public ImmutableSortedSet<int> Paid { get; init; } = [];

    /// <summary>Disasters whose damage was made good to the end; none is made good twice.</summary>
    public ImmutableHashSet<DisasterId> Done { get; init; } = [];

    /// <summary>Assessed, and neither done nor given up.</summary>
    public bool IsRunning => Stage is not (RebuildStage.None or RebuildStage.MovedIn or RebuildStage.Rejected or RebuildStage.Withdrawn);

    /// <summary>Done, but granted money is still owed.</summary>
    public bool OwesInstalments => Stage == RebuildStage.MovedIn && Paid.Count < Instalments.Count;

    /// <summary>Whether the stage that an instalment belongs to has been reached.</summary>
    public bool HasReached(RebuildStage stage) => RebuildLifecycle.Rank(Stage) is > 0 and var rank && rank >= RebuildLifecycle.Rank(stage);
}
