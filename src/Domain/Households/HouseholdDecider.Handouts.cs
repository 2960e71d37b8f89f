using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

public sealed partial class HouseholdDecider
{
    /// <summary>What was decided about this handout before; null where it is new.</summary>
    private static Decision? FindDecided(TakeHandout command, HouseholdState state)
    {
        if (state.VoidedHandouts.Contains(command.Handout)) return Decision.Refuse(new HandoutVoided(command.Handout));
        if (!state.Handouts.TryGetValue(command.Handout, out var recorded)) return null;
        return (recorded.Disaster, recorded.Depot) == (command.Disaster, command.Depot) ? Decision.Nothing : Decision.Refuse(new NamedTwice("handout"));
    }

    private static Decision DecideVoid(VoidHandout command, HouseholdState state)
    {
        if (Field.Given(command.Handout, "handout") is { } refusal) return Decision.Refuse(refusal);
        if (state.Handouts.ContainsKey(command.Handout)) return Decision.Refuse(new AlreadyCommitted("handout"));
        return state.VoidedHandouts.Contains(command.Handout) ? Decision.Nothing : Decision.Of(new HouseholdEvent.HandoutVoided(command.Handout));
    }

    private static Decision DecideTakeHandout(TakeHandout command, HouseholdState state, CommandContext context)
    {
        var refusal = Field.Given(command.Handout, "handout")
            ?? Field.Given(command.Disaster, "disaster")
            ?? Field.Given(command.Depot, "depot")
            ?? Field.Filled(command.Lines, "lines")
            ?? CheckProof(command.Proof, state);
        if (refusal is not null) return Decision.Refuse(refusal);

        var used = new List<RightUse>(command.Lines.Count);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var (entitlement, quantity) = command.Lines[i];
            if (used.Exists(use => use.Code == entitlement.Code)) return Decision.Refuse(new Repeated($"lines[{i}].entitlement.code"));
            var offer = Rights.Offer(state, entitlement, command.Disaster, context.Today);
            if (offer.WhyNot is { } whyNot) return Decision.Refuse(whyNot.Field == "entitlement" ? whyNot with { Field = $"lines[{i}].entitlement" } : whyNot);
            if (Field.Range(quantity.Value, $"lines[{i}].quantity", 1, offer.Quantity.Value) is { } tooMuch) return Decision.Refuse(tooMuch);
            used.Add(new(command.Disaster, entitlement.Code, offer.Period ?? entitlement.From, entitlement.Item, quantity, command.Handout, command.Depot, context.At, context.By.Account));
        }

        return Decision.Of(new HouseholdEvent.HandoutTaken(command.Handout, command.Disaster, command.Depot, used, command.Proof));
    }

    private static Refusal? CheckProof(HandoutProof? proof, HouseholdState state)
    {
        if (proof is null) return new Required("proof");
        if ((Field.Defined(proof.Kind, "proof.kind") ?? Field.Length(proof.Reference, "proof.reference")) is { } refusal) return refusal;
        return state.Find(proof.Receiver) switch
        {
            null => new Unknown("proof.receiver"),
            { IsPresent: false } => new ReceiverNotPresent(),
            _ => null,
        };
    }

    private static Decision DecideGiveBack(GiveBack command, HouseholdState state)
    {
        if (!state.Handouts.TryGetValue(command.Handout, out var handout)) return Decision.Refuse(new NoSuchHandout());
        if ((CheckGivenBack(command.Lines, handout) ?? Field.Text(command.Reason, "reason")) is { } refusal) return Decision.Refuse(refusal);
        var left = handout.Without(command.Lines);
        return Decision.Of(new HouseholdEvent.GoodsGivenBack(command.Handout, handout.Depot, command.Lines, command.RestoreRight, command.Reason)
        {
            Restored = command.RestoreRight ? state.Used.FindAll(use => use.Handout == command.Handout && left.KeptOf(use.Item) is { IsZero: true }) : [],
        });
    }

    private static Refusal? CheckGivenBack(IReadOnlyList<LotQuantity> lines, Handout handout)
    {
        if (Field.Filled(lines, "lines") is { } empty) return empty;
        for (var i = 0; i < lines.Count; i++)
        {
            var (lot, quantity) = lines[i];
            if (lines.Take(i).Any(line => line.Lot == lot)) return new Repeated($"lines[{i}].lot");
            if (handout.Without(lines.Take(i)).KeptOf(lot.Item) is not { } left) return new Unknown($"lines[{i}].lot.item");
            if (quantity.IsZero) return new OutOfRange($"lines[{i}].quantity", 1, left.Value);
            if (quantity > left) return new MoreThanGiven($"lines[{i}].quantity", left);
        }

        return null;
    }
}
