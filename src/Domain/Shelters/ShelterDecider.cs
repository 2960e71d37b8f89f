using System.Diagnostics;
using static CivilAffairs.Relief.Domain.Decision;

namespace CivilAffairs.Relief.Domain;

/// <summary>The rules of a shelter: its stages and its capacity here, the people in its other part.</summary>
public sealed partial class ShelterDecider : IDecider<ShelterState, ShelterCommand, ShelterEvent>
{
    private const string OverflowEnds = "安置点关闭 / the shelter closes";

    private ShelterDecider()
    {
    }

    public static ShelterState Initial { get; } = new();

    public static Decision Decide(ShelterCommand command, ShelterState state, CommandContext context) => command switch
    {
        ShelterCommand.Register register => Register(register, state),
        _ when state.Stage == ShelterStage.Unknown => Refuse(new ShelterNotRegistered()),
        ShelterCommand.Open open => Open(open, state),
        ShelterCommand.ChangeCapacity change => ChangeCapacity(change, state),
        ShelterCommand.AuthoriseOverflow authorise => AuthoriseOverflow(authorise, state),
        ShelterCommand.ReservePlaces reserve => ReservePlaces(reserve, state, context),
        ShelterCommand.Admit admit => Admit(admit, state),
        ShelterCommand.ReleasePlaces release => ReleasePlaces(release, state),
        ShelterCommand.Discharge discharge => Discharge(discharge, state),
        ShelterCommand.TakeRollCall call => TakeRollCall(call, state),
        ShelterCommand.StartClosing closing => StartClosing(closing, state),
        ShelterCommand.Close => Close(state),
        _ => throw new UnreachableException(),
    };

    private static Decision Register(ShelterCommand.Register command, ShelterState state)
    {
        var registered = new ShelterEvent.Registered(
            command.Name, command.Place, command.Address, command.FloorAreaSquareMetres, command.Capacity, command.StepFree, command.Location, command.Store);
        if (state.Registration is { } before) return before == registered ? Nothing : Refuse(new ShelterRegisteredOtherwise());
        var wrong = Field.Text(command.Name, "name")
            ?? PlaceCatalogue.Shipped.Check(command.Place, "place")
            ?? (command.Place.Tier < PlaceTier.County ? new PlaceTooWide("place", PlaceTier.County) : null)
            ?? Field.Text(command.Address, "address")
            ?? (command.FloorAreaSquareMetres is { } floor ? Field.Range(floor, "floorAreaSquareMetres", 1, ShelterCapacity.LargestFloor) : null)
            ?? Field.Range(command.Capacity, "capacity", 1, ShelterCapacity.Most)
            ?? (command.Location is { IsValid: false } ? new Unknown("location") : null)
            ?? (command.Store is { } store ? Field.Given(store, "store") : null);
        return wrong is null ? Step(state, ShelterTrigger.Register, registered) : Refuse(wrong);
    }

    private static Decision Open(ShelterCommand.Open command, ShelterState state)
    {
        if (Field.Given(command.Disaster, "disaster") is { } wrong) return Refuse(wrong);

        // Those inside are counted for the disaster they fled from; only an empty shelter can serve another.
        var another = state.Disaster is { } serves && serves != command.Disaster && (state.Stage == ShelterStage.Open || !state.IsEmpty) ? serves : (DisasterId?)null;
        if (another is { } other) return Refuse(new ShelterServesAnotherDisaster(other));
        return state.Stage == ShelterStage.Open ? Nothing : Step(state, ShelterTrigger.Open, new ShelterEvent.Opened(command.Disaster));
    }

    private static Decision ChangeCapacity(ShelterCommand.ChangeCapacity command, ShelterState state)
    {
        var least = state.Present + state.Reserved - state.Overflow;
        var wrong = Field.Range(command.Capacity, "capacity", 1, ShelterCapacity.Most)
            ?? Field.Text(command.Reason, "reason")
            ?? (command.Capacity < least ? new PlacesInUse("capacity", least) : null);
        if (wrong is not null) return Refuse(wrong);
        return command.Capacity == state.Capacity ? Nothing : Of(new ShelterEvent.CapacityChanged(command.Capacity, command.Reason));
    }

    private static Decision AuthoriseOverflow(ShelterCommand.AuthoriseOverflow command, ShelterState state)
    {
        var least = state.Present + state.Reserved - state.Capacity;
        var wrong = Field.Range(command.ExtraPersons, "extraPersons", 0, ShelterCapacity.Most)
            ?? Field.Text(command.Reason, "reason")
            ?? (command.ExtraPersons < least ? new PlacesInUse("extraPersons", least) : null);
        if (wrong is not null) return Refuse(wrong);
        if (command.ExtraPersons == state.Overflow) return Nothing;
        return state.Stage == ShelterStage.Closed
            ? Refuse(new ShelterStageForbids(state.Stage))
            : Of(new ShelterEvent.OverflowAuthorised(command.ExtraPersons, command.Reason));
    }

    private static Decision StartClosing(ShelterCommand.StartClosing command, ShelterState state)
    {
        if (Field.Text(command.Reason, "reason") is { } wrong) return Refuse(wrong);
        return state.Stage == ShelterStage.Closing ? Nothing : Step(state, ShelterTrigger.StartClosing, new ShelterEvent.ClosingStarted(command.Reason));
    }

    private static Decision Close(ShelterState state)
    {
        if (state.Stage == ShelterStage.Closed) return Nothing;
        if (!state.IsEmpty) return Refuse(new ShelterNotEmpty(state.Present, state.Reserved));

        // An overflow is authorised for one opening and must not linger until the next.
        return state.Overflow == 0
            ? Step(state, ShelterTrigger.Close, new ShelterEvent.Closed())
            : Step(state, ShelterTrigger.Close, new ShelterEvent.OverflowAuthorised(0, OverflowEnds), new ShelterEvent.Closed());
    }

    private static Decision Step(ShelterState state, ShelterTrigger trigger, params IEvent[] events) =>
        ShelterLifecycle.Table.Allows(state.Stage, trigger) ? Of(events) : Refuse(new ShelterStageForbids(state.Stage));
}
