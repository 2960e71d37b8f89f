using CivilAffairs.Relief.Domain;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>That no operation over two things is half done.</summary>
internal static class Whole
{
    public static void Check(IReadOnlyList<IEvent> events)
    {
        // Once a handout is recorded its goods are gone, once; every reservation came to an end.
        Same(events.OfType<HouseholdEvent.HandoutTaken>().Select(e => e.Handout), events.OfType<DepotEvent.HandedOut>().Select(e => e.Handout));
        Same(events.OfType<DepotEvent.HandoutReserved>().Select(e => e.Handout), [.. events.OfType<DepotEvent.HandedOut>().Select(e => e.Handout), .. events.OfType<DepotEvent.HandoutReleased>().Select(e => e.Handout)]);

        var arrivals = events.OfType<HouseholdEvent.MembersMoved>().Where(e => e.To is Whereabouts.InShelter).Select(e => e.Movement);
        Same(arrivals, events.OfType<ShelterEvent.HouseholdAdmitted>().Select(e => e.Movement));
        Same(events.OfType<ShelterEvent.PlacesReserved>().Select(e => e.Movement), [.. events.OfType<ShelterEvent.HouseholdAdmitted>().Select(e => e.Movement), .. events.OfType<ShelterEvent.PlacesReleased>().Select(e => e.Movement)]);

        var departures = events.OfType<HouseholdEvent.MembersMoved>().SelectMany(e => e.Moves.Select(move => move.From).OfType<Whereabouts.InShelter>().Distinct().Where(from => from != e.To).Select(from => (e.Movement, e.To)));
        Same(departures, events.OfType<ShelterEvent.HouseholdDischarged>().Select(e => (e.Movement, e.To)));

        Same(events.OfType<DepotEvent.RequisitionApproved>().Select(e => e.Hold), events.OfType<DepotEvent.HoldConfirmed>().Select(e => e.Hold));
        Same(events.OfType<DepotEvent.StockHeld>().Select(e => e.Hold), [.. events.OfType<DepotEvent.HoldConfirmed>().Select(e => e.Hold), .. events.OfType<DepotEvent.HoldReleased>().Select(e => e.Hold)]);
    }

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual) =>
        Assert.Equal(expected.Select(one => $"{one}").Order(StringComparer.Ordinal), actual.Select(one => $"{one}").Order(StringComparer.Ordinal));
}
