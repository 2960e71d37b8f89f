using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

public sealed partial class HouseholdDecider
{
    /// <summary>What was decided about this movement before; null where it is new.</summary>
    private static Decision? FindDecided(MoveMembers command, HouseholdState state)
    {
        if (state.VoidedMovements.Contains(command.Movement)) return Decision.Refuse(new MovementVoided(command.Movement));
        if (!state.Movements.TryGetValue(command.Movement, out var recorded)) return null;
        return recorded == command.To ? Decision.Nothing : Decision.Refuse(new NamedTwice("movement"));
    }

    private static Decision DecideVoid(VoidMovement command, HouseholdState state)
    {
        if (Field.Given(command.Movement, "movement") is { } refusal) return Decision.Refuse(refusal);
        if (state.Movements.ContainsKey(command.Movement)) return Decision.Refuse(new AlreadyCommitted("movement"));
        return state.VoidedMovements.Contains(command.Movement) ? Decision.Nothing : Decision.Of(new HouseholdEvent.MovementVoided(command.Movement));
    }

    private static Decision DecideMove(MoveMembers command, HouseholdState state, CommandContext context)
    {
        var refusal = Field.Given(command.Movement, "movement")
            ?? (command.Disaster is { } disaster ? Field.Given(disaster, "disaster") : null)
            ?? Field.NotFuture(command.OccurredAt, "occurredAt", context)
            ?? CheckDestination(command, context)
            ?? CheckNamed(command, state);
        if (refusal is not null) return Decision.Refuse(refusal);

        HouseholdMember[] going = [.. command.Members is { } named ? state.Members.Where(member => named.Contains(member.Number)) : state.Present];
        if (going.Length == 0) return Decision.Refuse(new NobodyToMove());
        MemberMove[] moves = [.. going.Where(member => member.Where != command.To).Select(member => new MemberMove(member.Number, member.Where))];
        if (moves.Length > 0) return Decision.Of(new HouseholdEvent.MembersMoved(command.Movement, command.Disaster, moves, command.To, command.OccurredAt));
        // The shelter holds places for this movement: only a refusal makes whoever reserved them let them go.
        return command.To is Whereabouts.InShelter there ? Decision.Refuse(new AlreadyInShelter(there.Shelter)) : Decision.Nothing;
    }

    private static Refusal? CheckDestination(MoveMembers command, CommandContext context) => command.To switch
    {
        null => new Required("to"),
        Whereabouts.InShelter when context.By.Role != Role.System => new ReserveFirst(),
        // Those who come are those whom places are reserved for, so they are named.
        Whereabouts.InShelter or Whereabouts.Dead or Whereabouts.Missing when command.Members is null => new Required("members"),
        Whereabouts.InShelter there => Field.Given(there.Shelter, "to.shelter"),
        Whereabouts.Dead or Whereabouts.Missing when context.By.Role is not (Role.TownshipOfficer or Role.CommandStaff) => new GraveForRole(context.By.Role),
        _ => null,
    };

    private static Refusal? CheckNamed(MoveMembers command, HouseholdState state)
    {
        if (command.Members is not { } named) return null;
        if (named.Count == 0) return new Required("members");
        for (var i = 0; i < named.Count; i++)
        {
            if (state.Find(named[i]) is not { } member) return new Unknown($"members[{i}]");
            if (named.Take(i).Contains(named[i])) return new Repeated($"members[{i}]");
            if (member.Where is Whereabouts.Dead && command.To is not Whereabouts.Dead) return new MemberIsDead($"members[{i}]");
        }

        return null;
    }

    private static Decision DecideRetractDeath(RetractDeath command, HouseholdState state)
    {
        if (state.Find(command.Member) is not { } member) return Decision.Refuse(new Unknown("member"));
        if (member.Where is not Whereabouts.Dead) return Decision.Refuse(new MemberNotDead("member"));
        Refusal? refusal = command.Now switch
        {
            null => new Required("now"),
            Whereabouts.Dead => new MemberIsDead("now"),
            Whereabouts.InShelter => new ReserveFirst() with { Field = "now" },
            _ => Field.Text(command.Reason, "reason"),
        };
        return Unless(refusal, () => Decision.Of(new HouseholdEvent.DeathRetracted(command.Member, command.Now!, command.Reason)));
    }
}
