using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.StandIns;

/// <summary>A small thing with personal data that can be erased.</summary>
public sealed record DiaryState(PlaceCode? Place, string? Owner, int Pages, bool Erased) : IPlaced;

public abstract record DiaryCommand : ICommand
{
    private DiaryCommand()
    {
    }

    public sealed record Write(string? Owner) : DiaryCommand;

    public sealed record Burn : DiaryCommand;

    public sealed record WriteInAshes(string Owner) : DiaryCommand;
}

public abstract record DiaryEvent : IEvent
{
    private DiaryEvent()
    {
    }

    public sealed record Written([Personal] string? Owner) : DiaryEvent, IClaiming<DiaryState>
    {
        IEnumerable<Claim> IClaiming<DiaryState>.Claims(StreamName thing, DiaryState before)
        {
            if (before.Owner is { } former) yield return new(Claims.ResidentId, former, Taken: false, before.Place);
            if (Owner is { } owner) yield return new(Claims.ResidentId, owner, Taken: true, before.Place);
        }
    }

    public sealed record Burnt : DiaryEvent, IErasure, IClaiming<DiaryState>
    {
        IEnumerable<Claim> IClaiming<DiaryState>.Claims(StreamName thing, DiaryState before)
        {
            if (before.Owner is { } owner) yield return new(Claims.ResidentId, owner, Taken: false, before.Place);
        }
    }
}

public sealed record InAshes() : Refusal("", new("已销毁", "burnt"));

public sealed class DiaryDecider : IDecider<DiaryState, DiaryCommand, DiaryEvent>
{
    public static DiaryState Initial { get; } = new(Place: null, Owner: null, 0, Erased: false);

    public static ThingType Type { get; } = ThingType.Of<DiaryDecider, DiaryState, DiaryCommand, DiaryEvent>(ThingKind.Household);

    public static IReadOnlyList<EventName> Events { get; } =
    [
        EventName.Of<DiaryEvent.Written>("diary.written.1"),
        EventName.Of<DiaryEvent.Burnt>("diary.burnt.1"),
    ];

    public static Decision Decide(DiaryCommand command, DiaryState state, CommandContext context) => command switch
    {
        DiaryCommand.Write when state.Erased => Decision.Refuse(new InAshes()),
        DiaryCommand.Write write => Decision.Of(new DiaryEvent.Written(write.Owner)),
        DiaryCommand.Burn when state.Erased => Decision.Nothing,
        DiaryCommand.Burn => Decision.Of(new DiaryEvent.Burnt()),
        DiaryCommand.WriteInAshes write => Decision.Of(new DiaryEvent.Written(write.Owner)),
        _ => Decision.Nothing,
    };

    public static DiaryState Evolve(DiaryState state, DiaryEvent @event) => @event switch
    {
        DiaryEvent.Written written => state with { Owner = written.Owner, Pages = state.Pages + 1 },
        DiaryEvent.Burnt => state with { Owner = null, Erased = true },
        _ => state,
    };
}
