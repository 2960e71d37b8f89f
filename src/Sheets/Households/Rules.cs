using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>What the system would say to the commands, asked of the same rules before any is sent.</summary>
internal static class Rules
{
    private static readonly StreamName Nowhere = new(ThingKind.Household, Guid.Empty);

    /// <returns>Why the household would be refused, or null.</returns>
    public static Refusal? Check(HouseholdCommand.Register register, Losses? losses, SheetOptions options, CommandContext context)
    {
        var none = HouseholdDecider.Initial;
        if (Authority.Check(Nowhere, register, none, context.By) is { } outside) return outside;
        var decision = HouseholdDecider.Decide(register, none, context);
        if (decision is Decision.Refused refused) return refused.Refusal;
        if (losses is null || options.Disaster is not { } disaster) return null;
        var registered = ((Decision.Accepted)decision).Events.Cast<HouseholdEvent>().Aggregate(none, HouseholdDecider.Evolve);
        var assess = new HouseholdCommand.AssessLosses(disaster, losses);
        return Authority.Check(Nowhere, assess, registered, context.By) ?? (HouseholdDecider.Decide(assess, registered, context) as Decision.Refused)?.Refusal;
    }
}
