using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>Places reserved in a shelter for a movement that has not been admitted or released yet.</summary>
public sealed record OpenMovement(MovementId Movement, ShelterId Shelter, HouseholdId Household);

/// <summary>
/// Lets the shelters follow the households, which are the authority for where their members are: admits who has arrived, discharges who has gone elsewhere, frees the
/// places of movements that will not be. A reservation that runs out asks the household to void the movement.
/// </summary>
public sealed class MovementProcess : IProcess
{
    private static readonly ViewTable<OpenMovement> Open = new("open_movements", static _ => new(PlaceCode.Country)) { IsPrivate = true };

    public string Name => "movement-process";

    public int Version => 1;

    public IReadOnlyList<ViewTable> Tables => [Open];

    public async ValueTask ReactAsync(DecodedEvent @event, IReactions reactions, CancellationToken cancellationToken)
    {
        switch (@event.Body)
        {
            case ShelterEvent.PlacesReserved e:
                var begun = new OpenMovement(e.Movement, new(@event.Stream.Key), e.Household);
                reactions.Put(Open, Key(e.Movement), begun);
                reactions.Schedule(new(Key(e.Movement), e.ExpiresAt, Payload.Of(begun)));
                break;
            case ShelterEvent.HouseholdAdmitted e:
                Close(e.Movement);
                break;
            case ShelterEvent.PlacesReleased e:
                Close(e.Movement);
                break;
            case HouseholdEvent.MembersMoved e:
                Follow(e, new(@event.Stream.Key), reactions);
                break;
            case HouseholdEvent.MovementVoided e:
                if (await reactions.FindAsync(Open, Key(e.Movement), cancellationToken) is { } open) reactions.Send(WhileOpen(e.Movement, Release(open)));
                break;
        }

        void Close(MovementId movement)
        {
            reactions.Delete(Open, Key(movement));
            reactions.Cancel(Key(movement));
        }
    }

    public Reaction WhenDue(Deadline deadline)
    {
        var open = Payload.Read<OpenMovement>(deadline);
        return new(StreamName.Of(open.Household), new HouseholdCommand.VoidMovement(open.Movement), FollowUp.Id(open.Movement.Value, "void"), Lane(open.Household))
        {
            Expects = static refusal => refusal.Is<AlreadyCommitted>() || refusal.Is<NoSuchHousehold>(),

            // A household that does not exist can record neither the movement nor its end.
            Otherwise = refusal => refusal.Is<NoSuchHousehold>() ? Release(open) : null,
        };
    }

    private static void Follow(HouseholdEvent.MembersMoved e, HouseholdId household, IReactions reactions)
    {
        var to = (e.To as Whereabouts.InShelter)?.Shelter;
        if (to is { } shelter)
        {
            reactions.Send(WhileOpen(e.Movement, new(StreamName.Of(shelter), new ShelterCommand.Admit(e.Movement), FollowUp.Id(e.Movement.Value, "admit"), Lane(household))));
        }

        foreach (var left in e.Moves.Where(move => move.From is Whereabouts.InShelter).GroupBy(move => ((Whereabouts.InShelter)move.From).Shelter))
        {
            if (left.Key == to) continue;
            var discharge = new ShelterCommand.Discharge(e.Movement, household, [.. left.Select(move => move.Member)], e.To);
            reactions.Send(new(StreamName.Of(left.Key), discharge, FollowUp.Id(e.Movement.Value, $"discharge:{left.Key}"), Lane(household)));
        }
    }

    private static Reaction Release(OpenMovement open) =>
        new(StreamName.Of(open.Shelter), new ShelterCommand.ReleasePlaces(open.Movement), FollowUp.Id(open.Movement.Value, "release"), Lane(open.Household));

    private static Reaction WhileOpen(MovementId movement, Reaction reaction) =>
        reaction with { Needed = async (rows, cancellationToken) => await rows.FindAsync(Open, Key(movement), cancellationToken) is not null };

    private static string Key(MovementId movement) => movement.ToString();

    // A family's comings and goings are told to a shelter in their order.
    private static string Lane(HouseholdId household) => household.ToString();
}
