using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Stored names of the events of a shelter. A name once written is never changed; a new meaning gets a new name.</summary>
internal static class ShelterEvents
{
    public static readonly IReadOnlyList<EventName> Table =
    [
        EventName.Of<ShelterEvent.Registered>("shelter.registered.1"),
        EventName.Of<ShelterEvent.Opened>("shelter.opened.1"),
        EventName.Of<ShelterEvent.CapacityChanged>("shelter.capacity-changed.1"),
        EventName.Of<ShelterEvent.OverflowAuthorised>("shelter.overflow-authorised.1"),
        EventName.Of<ShelterEvent.PlacesReserved>("shelter.places-reserved.1"),
        EventName.Of<ShelterEvent.PlacesReleased>("shelter.places-released.1"),
        EventName.Of<ShelterEvent.HouseholdAdmitted>("shelter.household-admitted.1"),
        EventName.Of<ShelterEvent.HouseholdDischarged>("shelter.household-discharged.1"),
        EventName.Of<ShelterEvent.RollCallTaken>("shelter.roll-call-taken.1"),
        EventName.Of<ShelterEvent.ClosingStarted>("shelter.closing-started.1"),
        EventName.Of<ShelterEvent.Closed>("shelter.closed.1"),
    ];
}
