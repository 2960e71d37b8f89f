namespace CivilAffairs.Relief.Domain;

public sealed partial class DepotDecider
{
    private static Decision ReserveHandout(DepotCommand.ReserveHandout c, DepotState state, CommandContext context)
    {
        var wrong = Field.Given(c.Handout, "handout")
            ?? Field.Given(c.Disaster, "disaster")
            ?? Field.Given(c.Household, "household")
            ?? GoodsLines.Check(c.Lines, "lines");
        if (wrong is not null) return Decision.Refuse(wrong);
        if (state.Handouts.TryGetValue(c.Handout, out var reserved))
        {
            bool same = reserved.Disaster == c.Disaster && reserved.Household == c.Household && GoodsLines.Same(GoodsLines.ByItem(reserved.Lines), c.Lines);
            return same ? Decision.Nothing : Decision.Refuse(new ReservedOtherwise());
        }

        if (c.ExpiresAt <= context.At) return Decision.Refuse(new AlreadyPast("expiresAt"));
        Picking picking = new(state.Stock, context.Today, c.Disaster) { Named = c.Lots };
        return picking.Choose(c.Lines, out var lots) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Of(new DepotEvent.HandoutReserved(c.Handout, c.Disaster, c.Household, lots, c.ExpiresAt));
    }

    // The household has recorded it and the goods are in its hands, so an expiry or a lapsed lot changes nothing.
    private static Decision ConfirmHandout(DepotCommand.ConfirmHandout c, DepotState state) =>
        state.Handouts.TryGetValue(c.Handout, out var reserved)
            ? Decision.Of(new DepotEvent.HandedOut(c.Handout, reserved.Disaster, reserved.Household, reserved.Lines))
            : Decision.Refuse(new NoSuchReservation(c.Handout));

    private static Decision ReleaseHandout(DepotCommand.ReleaseHandout c, DepotState state) =>
        state.Handouts.TryGetValue(c.Handout, out var reserved)
            ? Decision.Of(new DepotEvent.HandoutReleased(c.Handout, reserved.Household, reserved.Lines))
            : Decision.Refuse(new NoSuchReservation(c.Handout));

    // The household knows what it was given and what it gave back; the depot takes its word, and takes the goods even where they have expired since.
    private static Decision TakeBack(DepotCommand.TakeBack c, DepotState state)
    {
        var wrong = Field.Given(c.Handout, "handout")
            ?? Field.Given(c.Household, "household")
            ?? GoodsLines.Check(c.Lines, "lines")
            ?? Field.Text(c.Reason, "reason")
            ?? GoodsLines.Room(state.Stock, c.Lines, "lines");
        if (wrong is not null) return Decision.Refuse(wrong);
        return state.Handouts.ContainsKey(c.Handout)
            ? Decision.Refuse(new NotHandedOutYet())
            : Decision.Of(new DepotEvent.TakenBack(c.Handout, c.Household, c.Lines, c.Reason));
    }
}
