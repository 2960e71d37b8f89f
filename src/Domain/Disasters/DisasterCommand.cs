namespace CivilAffairs.Relief.Domain;

/// <summary>What can be asked of a disaster: decisions only, mass facts stay in households, shelters and depots.</summary>
public abstract record DisasterCommand : ICommand
{
    private DisasterCommand()
    {
    }

    /// <summary>Reports a disaster.</summary>
    /// <param name="Place">The jurisdiction that leads the response.</param>
    /// <param name="Affected">Places hit, each inside the jurisdiction.</param>
    /// <param name="Exercise">A drill: never counted in real figures.</param>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer)]
    public sealed record Report(DisasterKind Kind, string Title, PlaceCode Place, IReadOnlyList<PlaceCode> Affected, DateTimeOffset StruckAt, bool Exercise = false) : DisasterCommand, IPlaced
    {
        PlaceCode? IPlaced.Place => Place;
    }

    [Allowed(Role.CommandStaff)]
    public sealed record CorrectDetails(DisasterKind Kind, string Title, DateTimeOffset StruckAt, string Reason) : DisasterCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record SetAffectedPlaces(IReadOnlyList<PlaceCode> Affected) : DisasterCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record Verify : DisasterCommand;

    /// <summary>Starts the response at a level, or raises or lowers it.</summary>
    [Allowed(Role.CommandStaff)]
    public sealed record Respond(ResponseLevel Level, string Reason) : DisasterCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record StartRecovery(string Reason) : DisasterCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record Close(string Reason) : DisasterCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record Cancel(string Reason) : DisasterCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record Reopen(string Reason) : DisasterCommand;

    /// <summary>Orders an affected place, or part of it, to be evacuated.</summary>
    /// <param name="Place">Township or village.</param>
    /// <param name="Everyone">True: all who live there must go. False: those households marked as listed.</param>
    /// <param name="Until">When everyone must be out.</param>
    [Allowed(Role.CommandStaff)]
    public sealed record OrderEvacuation(PlaceCode Place, bool Everyone, DateTimeOffset Until, string Reason) : DisasterCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record LiftEvacuation(PlaceCode Place, string Reason) : DisasterCommand;

    /// <summary>Puts an entitlement into the relief plan, or replaces the one of the same code.</summary>
    [Allowed(Role.CommandStaff)]
    public sealed record SetEntitlement(Entitlement Entitlement) : DisasterCommand;

    /// <summary>Ends an entitlement after the given day.</summary>
    [Allowed(Role.CommandStaff)]
    public sealed record EndEntitlement(EntitlementCode Code, DateOnly LastDay) : DisasterCommand;

    /// <summary>Sets what is paid after which stage of a rebuild; replaces the former plan of that kind.</summary>
    [Allowed(Role.CommandStaff)]
    public sealed record SetInstalments(RebuildKind Kind, IReadOnlyList<Instalment> Instalments) : DisasterCommand;

    /// <summary>Answers for an alert for a shift: somebody has seen it and says what is done about it. Depot managers do so for goods.</summary>
    [Allowed(Role.CommandStaff, Role.DepotManager)]
    public sealed record AcknowledgeAlert(AlertKey Alert, string Note) : DisasterCommand;

    /// <summary>Takes an answer back, so that the alert is open again.</summary>
    [Allowed(Role.CommandStaff, Role.DepotManager)]
    public sealed record RaiseAlertAgain(AlertKey Alert, string Reason) : DisasterCommand;
}

/// <summary>The kinds of disaster of the statutory statistics.</summary>
public enum DisasterKind
{
    Flood,
    Typhoon,
    BarrierLake,
    Earthquake,
    Landslide,
    DebrisFlow,
    Drought,
    Snow,
    Cold,
    Hail,
    Gale,
    WildFire,
    Other,
}
