using System.Collections.Immutable;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.StandIns;

/// <summary>A small thing without personal data: it sums what is put in and gives out no more than is there.</summary>
public sealed record TillState(PlaceCode? Place, int Total, int Entries, ImmutableDictionary<string, int> ByDocument, StreamName? Self = null) : IPlaced;

public abstract record TillCommand : ICommand
{
    private TillCommand()
    {
    }

    [Allowed(Role.DepotManager)]
    public sealed record Open(PlaceCode Place) : TillCommand, IPlaced
    {
        PlaceCode? IPlaced.Place => Place;
    }

    [Allowed(Role.DepotManager)]
    public sealed record PutIn(int Coins, string? Document = null, int Parts = 1) : TillCommand;

    public sealed record TakeOut(int Coins) : TillCommand;

    public sealed record Break : TillCommand;

    /// <summary>Puts coins in, and then says what cannot be recorded.</summary>
    public sealed record BreakHalfWay(string Document) : TillCommand;
}

public abstract record TillEvent : IEvent
{
    private TillEvent()
    {
    }

    public sealed record Opened(PlaceCode Place, StreamName? Self) : TillEvent;

    public sealed record CoinsPutIn(int Coins, string? Document) : TillEvent, IClaiming<TillState>
    {
        IEnumerable<Claim> IClaiming<TillState>.Claims(StreamName thing, TillState before)
        {
            if (Document is not null) yield return new(Claims.Document, Document, Taken: true, before.Place);
        }
    }

    public sealed record CoinsTakenOut(int Coins) : TillEvent;

    /// <summary>Has no name in the catalogue.</summary>
    public sealed record Unheard : TillEvent;
}

public sealed record TooFewCoins(int Left) : Refusal("coins", new($"只剩 {Left}", $"only {Left} left"));

public sealed class TillDecider : IDecider<TillState, TillCommand, TillEvent>
{
    public static TillState Initial { get; } = new(Place: null, 0, 0, ImmutableDictionary<string, int>.Empty);

    public static ThingType Type { get; } = ThingType.Of<TillDecider, TillState, TillCommand, TillEvent>(ThingKind.Depot);

    public static IReadOnlyList<EventName> Events { get; } =
    [
        EventName.Of<TillEvent.Opened>("till.opened.1"),
        EventName.Of<TillEvent.CoinsPutIn>("till.coins-put-in.1"),
        EventName.Of<TillEvent.CoinsTakenOut>("till.coins-taken-out.1"),
    ];

    public static Decision Decide(TillCommand command, TillState state, CommandContext context) => command switch
    {
        TillCommand.Open when state.Place is not null => Decision.Nothing,
        TillCommand.Open open => Decision.Of(new TillEvent.Opened(open.Place, context.Thing)),
        TillCommand.PutIn put => Decision.Of(Enumerable.Range(0, put.Parts).Select(_ => new TillEvent.CoinsPutIn(put.Coins, put.Document))),
        TillCommand.TakeOut take when take.Coins > state.Total => Decision.Refuse(new TooFewCoins(state.Total)),
        TillCommand.TakeOut take => Decision.Of(new TillEvent.CoinsTakenOut(take.Coins)),
        TillCommand.BreakHalfWay half => Decision.Of(new TillEvent.CoinsPutIn(1, half.Document), new TillEvent.Unheard()),
        _ => throw new InvalidOperationException("broken"),
    };

    public static TillState Evolve(TillState state, TillEvent @event) => @event switch
    {
        TillEvent.Opened opened => state with { Place = opened.Place, Self = opened.Self, Entries = state.Entries + 1 },
        TillEvent.CoinsPutIn put => state with
        {
            Total = state.Total + put.Coins,
            Entries = state.Entries + 1,
            ByDocument = put.Document is null ? state.ByDocument : state.ByDocument.SetItem(put.Document, put.Coins),
        },
        TillEvent.CoinsTakenOut take => state with { Total = state.Total - take.Coins, Entries = state.Entries + 1 },
        _ => state,
    };
}
