using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>Goods reserved at a depot for a household that has not been confirmed or released yet.</summary>
public sealed record OpenHandout(HandoutId Handout, DepotId Depot, HouseholdId Household);

/// <summary>
/// Finishes handouts: once the household has recorded one the depot gives the goods out, once it has voided one the depot frees them. A reservation that runs out
/// asks the household to void it; what was recorded meanwhile stays recorded.
/// </summary>
public sealed class HandoutProcess : IProcess
{
    private static readonly ViewTable<OpenHandout> Open = new("open_handouts", static _ => new(PlaceCode.Country)) { IsPrivate = true };

    public string Name => "handout-process";

    public int Version => 1;

    public IReadOnlyList<ViewTable> Tables => [Open];

    public async ValueTask ReactAsync(DecodedEvent @event, IReactions reactions, CancellationToken cancellationToken)
    {
        switch (@event.Body)
        {
            case DepotEvent.HandoutReserved e:
                var begun = new OpenHandout(e.Handout, new(@event.Stream.Key), e.Household);
                reactions.Put(Open, Key(e.Handout), begun);
                reactions.Schedule(new(Key(e.Handout), e.ExpiresAt, Payload.Of(begun)));
                break;
            case DepotEvent.HandedOut e:
                Close(e.Handout);
                break;
            case DepotEvent.HandoutReleased e:
                Close(e.Handout);
                break;
            case HouseholdEvent.HandoutTaken e:
                reactions.Send(WhileOpen(e.Handout, new(StreamName.Of(e.Depot), new DepotCommand.ConfirmHandout(e.Handout), FollowUp.Id(e.Handout.Value, "confirm"), Key(e.Handout))));
                break;
            case HouseholdEvent.HandoutVoided e:
                if (await reactions.FindAsync(Open, Key(e.Handout), cancellationToken) is { } open) reactions.Send(WhileOpen(e.Handout, Release(open)));
                break;
            case HouseholdEvent.GoodsGivenBack e:
                var takeBack = new DepotCommand.TakeBack(e.Handout, new(@event.Stream.Key), e.Lines, e.Reason);
                reactions.Send(new(StreamName.Of(e.Depot), takeBack, FollowUp.Id(e.Handout.Value, $"take-back:{@event.Recorded.Command}"), Key(e.Handout)));
                break;
        }

        void Close(HandoutId handout)
        {
            reactions.Delete(Open, Key(handout));
            reactions.Cancel(Key(handout));
        }
    }

    public Reaction WhenDue(Deadline deadline)
    {
        var open = Payload.Read<OpenHandout>(deadline);
        return new(StreamName.Of(open.Household), new HouseholdCommand.VoidHandout(open.Handout), FollowUp.Id(open.Handout.Value, "void"), Key(open.Handout))
        {
            Expects = static refusal => refusal.Is<AlreadyCommitted>() || refusal.Is<NoSuchHousehold>(),

            // A household that does not exist can record neither the handout nor its end.
            Otherwise = refusal => refusal.Is<NoSuchHousehold>() ? Release(open) : null,
        };
    }

    private static Reaction Release(OpenHandout open) =>
        new(StreamName.Of(open.Depot), new DepotCommand.ReleaseHandout(open.Handout), FollowUp.Id(open.Handout.Value, "release"), Key(open.Handout));

    private static Reaction WhileOpen(HandoutId handout, Reaction reaction) =>
        reaction with { Needed = async (rows, cancellationToken) => await rows.FindAsync(Open, Key(handout), cancellationToken) is not null };

    private static string Key(HandoutId handout) => handout.ToString();
}
