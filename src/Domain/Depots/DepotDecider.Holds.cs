namespace CivilAffairs.Relief.Domain;

public sealed partial class DepotDecider
{
    private static Decision HoldStock(DepotCommand.HoldStock c, DepotState state, CommandContext context)
    {
        var wrong = Field.Given(c.Hold, "hold") ?? Field.Given(c.Requisition, "requisition") ?? Field.Given(c.For, "for") ?? GoodsLines.Check(c.Lines, "lines");
        if (wrong is not null) return Decision.Refuse(wrong);
        if (IsSelf(c.For, context)) return Decision.Refuse(new ToItself("for"));
        if (state.Holds.Find(c.Hold) is { } hold)
        {
            bool same = hold.Requisition == c.Requisition && hold.For == c.For && hold.Disaster == c.Disaster && GoodsLines.Same(hold.Lines, c.Lines);
            if (!same) return Decision.Refuse(new HeldOtherwise());
            return hold.Stage == HoldStage.Released ? Decision.Refuse(new HoldIs(hold.Stage)) : Decision.Nothing;
        }

        if (c.ExpiresAt <= context.At) return Decision.Refuse(new AlreadyPast("expiresAt"));
        for (var i = 0; i < c.Lines.Count; i++)
        {
            var available = state.Stock.Available(c.Lines[i].Item, c.Disaster, context.Today);
            if (c.Lines[i].Quantity > available) return Decision.Refuse(new NotEnough($"lines[{i}].quantity", c.Lines[i].Item, available));
        }

        return Decision.Of(new DepotEvent.StockHeld(c.Hold, c.Requisition, c.For, c.Lines, c.ExpiresAt, c.Disaster));
    }

    private static Decision ConfirmHold(DepotCommand.ConfirmHold c, DepotState state)
    {
        if (state.Holds.Find(c.Hold) is not { } hold) return Decision.Refuse(new NoSuchHold(c.Hold));
        if (hold.Stage == HoldStage.Released) return Decision.Refuse(new HoldIs(hold.Stage));
        if (hold.Stage == HoldStage.Confirmed) return Decision.Nothing;
        if (c.Lines is null || GoodsLines.Same(c.Lines, hold.Left)) return Decision.Of(new DepotEvent.HoldConfirmed(c.Hold, hold.Requisition));
        return (GoodsLines.Check(c.Lines, "lines") ?? GoodsLines.Within(c.Lines, hold.Left, "lines")) is { } wrong
            ? Decision.Refuse(wrong)
            : Decision.Of(new DepotEvent.HoldConfirmed(c.Hold, hold.Requisition, c.Lines));
    }

    private static Decision ReleaseHold(DepotCommand.ReleaseHold c, DepotState state)
    {
        if (state.Holds.Find(c.Hold) is not { } hold) return Decision.Refuse(new NoSuchHold(c.Hold));
        // All shipped: nothing is left to free. Prepared consignments keep theirs until they are cancelled, but may not be shipped any more.
        return hold.IsOver ? Decision.Nothing : Decision.Of(new DepotEvent.HoldReleased(c.Hold, hold.Requisition, hold.Left));
    }

    private static DepotState Held(DepotState state, DepotEvent.StockHeld e) => state with
    {
        Stock = state.Stock.Hold(e.Disaster, e.Lines, 1),
        Holds = state.Holds.Put(e.Hold, new(e.Requisition, e.For, e.Disaster, HoldStage.Pending, e.Lines, e.Lines, 0, e.ExpiresAt)),
    };

    private static DepotState Confirmed(DepotState state, DepotEvent.HoldConfirmed e)
    {
        if (state.Holds.Find(e.Hold) is not { } hold) return state;
        var left = e.Lines ?? hold.Left;
        return Put(state with { Stock = state.Stock.Hold(hold.Disaster, GoodsLines.Less(hold.Left, left), -1) }, e.Hold, hold with { Stage = HoldStage.Confirmed, Left = left });
    }

    private static DepotState Released(DepotState state, DepotEvent.HoldReleased e) => state.Holds.Find(e.Hold) is not { } hold
        ? state
        : Put(state with { Stock = state.Stock.Hold(hold.Disaster, e.Lines, -1) }, e.Hold, hold with { Stage = HoldStage.Released, Left = [] });

    /// <summary>Moves goods between a hold and a consignment that is prepared from it.</summary>
    /// <param name="sign">1 into the consignment, -1 back to the hold; where the hold was released they go back to stock.</param>
    private static DepotState Draw(DepotState state, HoldId? id, IReadOnlyList<LotQuantity> lots, int sign)
    {
        if (id is null || state.Holds.Find(id.Value) is not { Stage: not HoldStage.Released } hold) return state;
        var lines = GoodsLines.ByItem(lots);
        var left = sign > 0 ? GoodsLines.Less(hold.Left, lines) : GoodsLines.Plus(hold.Left, lines);
        return Put(state with { Stock = state.Stock.Hold(hold.Disaster, lines, -sign) }, id.Value, hold with { Left = left, Prepared = hold.Prepared + sign });
    }

    /// <summary>A consignment from the hold has left.</summary>
    private static DepotState Leave(DepotState state, HoldId? id) =>
        id is null || state.Holds.Find(id.Value) is not { } hold ? state : Put(state, id.Value, hold with { Prepared = hold.Prepared - 1 });

    private static DepotState Put(DepotState state, HoldId id, Hold hold) => state with { Holds = hold.IsOver ? state.Holds.Finish(id, hold) : state.Holds.Put(id, hold) };
}
