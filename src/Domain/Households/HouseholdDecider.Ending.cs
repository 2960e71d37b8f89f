using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

public sealed partial class HouseholdDecider
{
    private static Decision DecideKeepSeparate(KeepSeparate command, HouseholdState state, CommandContext context)
    {
        if (CheckOther(command.Other, context) is { } refusal) return Decision.Refuse(refusal);
        return state.KeptSeparate.Contains(command.Other) ? Decision.Nothing : Decision.Of(new HouseholdEvent.KeptSeparate(command.Other));
    }

    private static Decision DecideMergeInto(MergeInto command, HouseholdState state, CommandContext context) =>
        Unless(CheckOther(command.Other, context) ?? CheckNothingOpen(state), () => Decision.Of(new HouseholdEvent.MergedInto(command.Other, state.Used)));

    /// <summary>
    /// Repeats bring nothing new. A registration that was itself merged hands what it takes over on to the one it ended in, with a further
    /// <see cref="HouseholdEvent.MergedInto"/> of just these uses; two merged into each other by mistake come to rest, having nothing new to tell.
    /// An erased one gets no relief any more, so nothing is left to guard.
    /// </summary>
    private static Decision DecideAbsorb(Absorb command, HouseholdState state)
    {
        if (state.Erased) return Decision.Nothing;
        RightUse[] added = [.. (command.Used ?? []).Distinct().Except(state.Used)];
        if (added.Length == 0 && state.Absorbed.Contains(command.Merged)) return Decision.Nothing;
        var absorbed = new HouseholdEvent.Absorbed(command.Merged, added);
        return state.MergedInto is { } next && added.Length > 0 ? Decision.Of(absorbed, new HouseholdEvent.MergedInto(next, added)) : Decision.Of(absorbed);
    }

    private static Decision DecideErase(Erase command, HouseholdState state)
    {
        if (state.Erased) return Decision.Nothing;
        return Unless(Field.Text(command.Reason, "reason") ?? CheckNothingOpen(state), () => Decision.Of(new HouseholdEvent.Erased(command.Reason)));
    }

    private static Refusal? CheckOther(HouseholdId other, CommandContext context) =>
        context.Thing == StreamName.Of(other) ? new SameHousehold("other") : Field.Given(other, "other");

    private static Refusal? CheckNothingOpen(HouseholdState state)
    {
        if (state.HasSomebodyInShelter) return new StillInShelter("");
        return state.Rebuild.IsRunning || state.Rebuild.OwesInstalments ? new RebuildNotFinished(state.Rebuild.Stage) : null;
    }
}
