using static CivilAffairs.Relief.Domain.Decision;

namespace CivilAffairs.Relief.Domain;

public sealed partial class ShelterDecider
{
    /// <summary>How long places are kept at most: whoever has not come in three days is asked after, not waited for.</summary>
    public static readonly TimeSpan LongestReservation = TimeSpan.FromHours(72);

    private const int MostMembers = 99;

    private static Decision ReservePlaces(ShelterCommand.ReservePlaces command, ShelterState state, CommandContext context)
    {
        var wrong = Field.Given(command.Movement, "movement")
            ?? Field.Given(command.Disaster, "disaster")
            ?? Field.Given(command.Household, "household")
            ?? Members(command.Members);
        if (wrong is not null) return Refuse(wrong);
        if (IsKnown(command, state) is { } same) return same ? Nothing : Refuse(new MovementKnownOtherwise(command.Movement));
        if (state.Stage != ShelterStage.Open) return Refuse(new ShelterStageForbids(state.Stage));
        if (state.Disaster is { } serves && serves != command.Disaster) return Refuse(new ShelterServesAnotherDisaster(serves));
        wrong = Expiry(command.ExpiresAt, context)
            ?? Unplaced(command, state)
            ?? (command.Members.Count > state.Free ? new NoRoom(state.Free) : null);
        return wrong is null
            ? Of(new ShelterEvent.PlacesReserved(command.Movement, command.Disaster, command.Household, [.. command.Members], command.ExpiresAt))
            : Refuse(wrong);
    }

    private static Decision Admit(ShelterCommand.Admit command, ShelterState state)
    {
        if (state.Reservations.TryGetValue(command.Movement, out var kept)) return Of(Admitted(command.Movement, kept));
        return state.IsAdmitted(command.Movement) ? Nothing : Refuse(new NoPlacesReserved(command.Movement));
    }

    private static Decision ReleasePlaces(ShelterCommand.ReleasePlaces command, ShelterState state)
    {
        if (state.Reservations.TryGetValue(command.Movement, out var kept)) return Of(new ShelterEvent.PlacesReleased(command.Movement, kept.Household, [.. kept.Members]));
        return Refuse(state.IsAdmitted(command.Movement) ? new PlacesTaken(command.Movement) : new NoPlacesReserved(command.Movement));
    }

    private static Decision Discharge(ShelterCommand.Discharge command, ShelterState state)
    {
        var wrong = Field.Given(command.Movement, "movement") ?? Field.Given(command.Household, "household") ?? Members(command.Members);
        if (wrong is not null) return Refuse(wrong);

        // The household is the authority for where a member is: who left it from here had arrived here, so a departure that overtakes the
        // confirmation of the arrival confirms it.
        var arrivals = state.Reservations
            .Where(kept => kept.Key != command.Movement && kept.Value.Household == command.Household && kept.Value.Members.Overlaps(command.Members))
            .OrderBy(kept => kept.Key.Value)
            .ToList();
        var leaving = command.Members.Where(member => state.IsResident(command.Household, member) || arrivals.Exists(kept => kept.Value.Members.Contains(member))).ToList();
        return leaving.Count == 0
            ? Refuse(new NotResident("members"))
            : Of([.. arrivals.Select(kept => Admitted(kept.Key, kept.Value, seenLeaving: true)), new ShelterEvent.HouseholdDischarged(command.Movement, command.Household, leaving, command.To)]);
    }

    // A count that does not agree is a fact the keeper must be able to record: strangers came in, or somebody left unseen.
    private static Decision TakeRollCall(ShelterCommand.TakeRollCall command, ShelterState state)
    {
        if (state.Stage is not (ShelterStage.Open or ShelterStage.Closing)) return Refuse(new ShelterStageForbids(state.Stage));
        var wrong = Field.Range(command.CountedPersons, "countedPersons", 0, ShelterCapacity.Most) ?? Field.Length(command.Note, "note", Field.LongestNote) ?? Absent(command.Absent, state);
        if (wrong is not null) return Refuse(wrong);
        var expected = state.Present - command.Absent.Count;
        return command.CountedPersons != expected && string.IsNullOrWhiteSpace(command.Note)
            ? Refuse(new RollCallDiffers(expected, command.CountedPersons))
            : Of(new ShelterEvent.RollCallTaken(command.CountedPersons, state.Present, [.. command.Absent], command.Note));
    }

    private static ShelterEvent.HouseholdAdmitted Admitted(MovementId movement, Reservation kept, bool seenLeaving = false) =>
        new(movement, kept.Disaster, kept.Household, [.. kept.Members], seenLeaving);

    /// <summary>Null where the movement is new here; else whether it asks for what it has. The first expiry holds.</summary>
    private static bool? IsKnown(ShelterCommand.ReservePlaces command, ShelterState state)
    {
        if (state.Reservations.TryGetValue(command.Movement, out var kept))
            return kept.Disaster == command.Disaster && kept.Household == command.Household && kept.Members.SetEquals(command.Members);
        if (!state.IsAdmitted(command.Movement)) return null;
        return state.Disaster == command.Disaster
            && state.Residents.TryGetValue(command.Household, out var residents)
            && command.Members.All(member => residents.TryGetValue(member, out var by) && by == command.Movement);
    }

    private static Refusal? Members(IReadOnlyList<MemberNumber> members)
    {
        if (members.Count == 0) return new Required("members");
        if (Field.Range(members.Count, "members", 1, MostMembers) is { } wrong) return wrong;
        var seen = new HashSet<MemberNumber>();
        for (var i = 0; i < members.Count; i++)
        {
            if (Field.Range(members[i].Value, $"members[{i}]", 1, MostMembers) is { } unknown) return unknown;
            if (!seen.Add(members[i])) return new Repeated($"members[{i}]");
        }

        return null;
    }

    private static Refusal? Expiry(DateTimeOffset expiresAt, CommandContext context)
    {
        if (expiresAt <= context.At) return new InThePast("expiresAt");
        return expiresAt > context.At + LongestReservation ? new ReservationTooLong((int)LongestReservation.TotalHours) : null;
    }

    /// <summary>Nobody is in one shelter twice: neither resident here nor expected by another movement.</summary>
    private static Refusal? Unplaced(ShelterCommand.ReservePlaces command, ShelterState state)
    {
        var expected = state.Reservations.Where(kept => kept.Value.Household == command.Household).ToList();
        for (var i = 0; i < command.Members.Count; i++)
        {
            var member = command.Members[i];
            if (state.IsResident(command.Household, member)) return new MemberIsResident($"members[{i}]");
            if (expected.Find(kept => kept.Value.Members.Contains(member)) is { Value: not null } other) return new MemberIsExpected($"members[{i}]", other.Key);
        }

        return null;
    }

    private static Refusal? Absent(IReadOnlyList<AbsentResident> absent, ShelterState state)
    {
        var seen = new HashSet<AbsentResident>();
        for (var i = 0; i < absent.Count; i++)
        {
            if (absent[i] is null) return new Required($"absent[{i}]");
            if (!state.IsResident(absent[i].Household, absent[i].Member)) return new NotResident($"absent[{i}]");
            if (!seen.Add(absent[i])) return new Repeated($"absent[{i}]");
        }

        return null;
    }
}
