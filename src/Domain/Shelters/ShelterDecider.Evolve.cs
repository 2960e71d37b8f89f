using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

public sealed partial class ShelterDecider
{
    private static readonly ImmutableSortedDictionary<MemberNumber, MovementId> Nobody = ImmutableSortedDictionary<MemberNumber, MovementId>.Empty;

    public static ShelterState Evolve(ShelterState state, ShelterEvent @event) => @event switch
    {
        ShelterEvent.Registered registered => state with { Stage = ShelterStage.Standby, Registration = registered, Capacity = registered.Capacity },
        ShelterEvent.Opened opened => state with { Stage = ShelterStage.Open, Disaster = opened.Disaster },
        ShelterEvent.CapacityChanged changed => state with { Capacity = changed.Capacity },
        ShelterEvent.OverflowAuthorised authorised => state with { Overflow = authorised.ExtraPersons },
        ShelterEvent.PlacesReserved reserved => Expecting(state, reserved),
        ShelterEvent.PlacesReleased released => NotExpecting(state, released.Movement),
        ShelterEvent.HouseholdAdmitted admitted => With(NotExpecting(state, admitted.Movement), admitted),
        ShelterEvent.HouseholdDischarged discharged => Without(state, discharged),
        ShelterEvent.ClosingStarted => state with { Stage = ShelterStage.Closing },
        ShelterEvent.Closed => state with { Stage = ShelterStage.Closed, Disaster = null, LeftUnconfirmed = [] },

        // A roll call tells what was seen; the register stays as the households say.
        _ => state,
    };

    private static ShelterState Expecting(ShelterState state, ShelterEvent.PlacesReserved reserved)
    {
        var before = NotExpecting(state, reserved.Movement);
        var kept = new Reservation(reserved.Disaster, reserved.Household, [.. reserved.Members], reserved.ExpiresAt);
        return before with { Reservations = before.Reservations.Add(reserved.Movement, kept), Reserved = before.Reserved + kept.Members.Count };
    }

    private static ShelterState NotExpecting(ShelterState state, MovementId movement) =>
        state.Reservations.TryGetValue(movement, out var kept)
            ? state with { Reservations = state.Reservations.Remove(movement), Reserved = state.Reserved - kept.Members.Count }
            : state;

    private static ShelterState With(ShelterState state, ShelterEvent.HouseholdAdmitted admitted)
    {
        var before = state.Residents.GetValueOrDefault(admitted.Household, Nobody);
        var after = before.SetItems(admitted.Members.Select(member => KeyValuePair.Create(member, admitted.Movement)));
        return state with
        {
            Residents = state.Residents.SetItem(admitted.Household, after),
            Arrivals = Arrivals(state, admitted.Household, before, after),
            Present = state.Present + after.Count - before.Count,
            LeftUnconfirmed = admitted.SeenLeaving ? state.LeftUnconfirmed.Add(admitted.Movement) : state.LeftUnconfirmed,
        };
    }

    private static ShelterState Without(ShelterState state, ShelterEvent.HouseholdDischarged discharged)
    {
        var before = state.Residents.GetValueOrDefault(discharged.Household, Nobody);
        var after = before.RemoveRange(discharged.Members);
        return state with
        {
            Residents = after.IsEmpty ? state.Residents.Remove(discharged.Household) : state.Residents.SetItem(discharged.Household, after),
            Arrivals = Arrivals(state, discharged.Household, before, after),
            Present = state.Present + after.Count - before.Count,
        };
    }

    private static ImmutableDictionary<MovementId, HouseholdId> Arrivals(ShelterState state, HouseholdId household, ImmutableSortedDictionary<MemberNumber, MovementId> before, ImmutableSortedDictionary<MemberNumber, MovementId> after) =>
        state.Arrivals.RemoveRange(before.Values.Except(after.Values)).SetItems(after.Values.Distinct().Select(movement => KeyValuePair.Create(movement, household)));
}
