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
        if (losses is null) return null;
        if (!Authority.Allowed(typeof(HouseholdCommand.AssessLosses)).Contains(context.By.Role)) return new LossesNotYours();
        if (options.Disaster is not { } disaster) return new LossesNeedDisaster();
        var registered = ((Decision.Accepted)decision).Events.Cast<HouseholdEvent>().Aggregate(none, HouseholdDecider.Evolve);
        return (HouseholdDecider.Decide(new HouseholdCommand.AssessLosses(disaster, losses), registered, context) as Decision.Refused)?.Refusal;
    }
}
