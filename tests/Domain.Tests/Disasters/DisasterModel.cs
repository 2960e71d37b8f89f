namespace CivilAffairs.Relief.Domain.Tests;

/// <summary>A disaster written down the plain way, against which the decider is held. It knows commands whose fields are right.</summary>
public sealed class DisasterModel
{
    public DisasterStage Stage { get; private set; } = DisasterStage.Reported;

    public ResponseLevel? Level { get; private set; }

    public HashSet<PlaceCode> Affected { get; private set; } = [.. ADisaster.Reported.Affected];

    public Dictionary<PlaceCode, bool> Ordered { get; } = [];

    public Dictionary<EntitlementCode, Entitlement> Plan { get; } = [];

    private bool IsOver => Stage is DisasterStage.Closed or DisasterStage.Cancelled;

    private bool OrdersStand => Ordered.ContainsValue(true);

    /// <summary>Does what is asked, or leaves all as it is.</summary>
    /// <returns>True for done, null for true already, false for refused.</returns>
    public bool? Do(DisasterCommand command, DateOnly today) => command switch
    {
        DisasterCommand.Verify when Stage == DisasterStage.Verified => null,
        DisasterCommand.Verify => Stage == DisasterStage.Reported && To(DisasterStage.Verified),
        DisasterCommand.Respond respond when Stage == DisasterStage.Responding && Level == respond.Level => null,
        DisasterCommand.Respond respond => Stage is DisasterStage.Verified or DisasterStage.Responding && To(DisasterStage.Responding, respond.Level),
        DisasterCommand.StartRecovery when Stage == DisasterStage.Recovering => null,
        DisasterCommand.StartRecovery => Stage == DisasterStage.Responding && To(DisasterStage.Recovering),
        DisasterCommand.Close when Stage == DisasterStage.Closed => null,
        DisasterCommand.Close => Stage == DisasterStage.Recovering && !OrdersStand && To(DisasterStage.Closed),
        DisasterCommand.Cancel when Stage == DisasterStage.Cancelled => null,
        DisasterCommand.Cancel => Stage is DisasterStage.Reported or DisasterStage.Verified && !OrdersStand && To(DisasterStage.Cancelled),
        DisasterCommand.Reopen => IsOver && To(Stage == DisasterStage.Closed ? DisasterStage.Recovering : DisasterStage.Reported),
        _ when IsOver => false,
        DisasterCommand.SetAffectedPlaces set => SetAffected(set.Affected),
        DisasterCommand.OrderEvacuation order => Order(order.Place),
        DisasterCommand.LiftEvacuation lift => Lift(lift.Place),
        DisasterCommand.SetEntitlement set => Set(set.Entitlement, today),
        DisasterCommand.EndEntitlement end => End(end),
        _ => throw new ArgumentException($"the model does not know {command}", nameof(command)),
    };

    private bool To(DisasterStage stage, ResponseLevel? level = null)
    {
        Stage = stage;
        Level = level ?? Level;
        return true;
    }

    private bool? SetAffected(IReadOnlyList<PlaceCode> affected)
    {
        if (Affected.SetEquals(affected)) return null;
        if (Ordered.Any(order => order.Value && !affected.Any(order.Key.IsInside))) return false;
        Affected = [.. affected];
        return true;
    }

    private bool? Order(PlaceCode place)
    {
        if (!Affected.Any(place.IsInside)) return false;
        if (Ordered.GetValueOrDefault(place)) return null;
        return Ordered[place] = true;
    }

    private bool? Lift(PlaceCode place)
    {
        if (!Ordered.TryGetValue(place, out var stands)) return false;
        if (!stands) return null;
        Ordered[place] = false;
        return true;
    }

    private bool? Set(Entitlement entitlement, DateOnly today)
    {
        if (Plan.TryGetValue(entitlement.Code, out var before))
        {
            if (before == entitlement) return null;
            if (today >= before.From && (before.From != entitlement.From || before.PeriodDays != entitlement.PeriodDays)) return false;
        }

        Plan[entitlement.Code] = entitlement;
        return true;
    }

    private bool? End(DisasterCommand.EndEntitlement end)
    {
        if (!Plan.TryGetValue(end.Code, out var entitlement) || end.LastDay < entitlement.From || end.LastDay > entitlement.To) return false;
        if (entitlement.To == end.LastDay) return null;
        Plan[end.Code] = entitlement with { To = end.LastDay };
        return true;
    }
}
