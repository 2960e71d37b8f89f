using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.EndToEnd.Tests.Load;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;

namespace CivilAffairs.Relief.EndToEnd.Tests;

/// <summary>Compares what the system said while it was killed again and again with what its journal holds.</summary>
internal sealed class Proof
{
    private readonly IReadOnlyCollection<Order> _orders;
    private readonly HashSet<Guid> _forgotten;
    private readonly IReadOnlyList<DecodedEvent> _events;

    private Proof(Desk desk, IReadOnlyList<DecodedEvent> events)
    {
        _orders = desk.Answered;
        _forgotten = [.. desk.Forgotten.Select(order => order.Operation)];
        _events = events;
    }

    private IEnumerable<IEvent> Bodies => _events.Select(one => one.Body);

    /// <summary>Opens the folder of a system that is down.</summary>
    /// <returns>What the crashes had left for the processes to finish or release.</returns>
    public static async Task<string> CheckAsync(string data, Desk desk)
    {
        await using var journal = SqliteJournal.Open(Path.Combine(data, "journal.db"), JournalSecrets.FromFile(Path.Combine(data, "master.key")));
        var chain = await JournalAudit.RunAsync(journal, CancellationToken.None);
        chain.Broken.ShouldBeNull();

        var proof = new Proof(desk, await new EventReader(journal, EventCodec.Relief).ReadAsync(JournalPosition.None, int.MaxValue, CancellationToken.None));
        proof._events.Count.ShouldBe((int)chain.Last.Value);
        await proof.CommandsAsync(journal);
        proof.Handouts();
        proof.Movements();
        proof.Approvals();
        proof.Goods();
        proof.Merges();
        return proof.Halves();
    }

    // Each name stands in the journal once, where the answer said; a refused one nowhere.
    private async Task CommandsAsync(SqliteJournal journal)
    {
        var recorded = _events.GroupBy(one => (one.Stream, one.Recorded.Command)).ToDictionary(group => group.Key, group => group.Select(one => (one.Position.Value, one.Recorded.Ordinal)).ToList());
        foreach (var ((stream, command), places) in recorded)
        {
            places.Select(place => place.Ordinal).ShouldBe(Enumerable.Range(0, places.Count), $"{stream} {command}");
            (places[^1].Value - places[0].Value).ShouldBe(places.Count - 1, $"{stream} {command} is in one piece");
        }

        foreach (var order in _orders.Where(order => order.Kind == OrderKind.Command))
        {
            var (stream, command) = (order.Thing!.Value, new CommandId(order.Id));
            var receipts = await journal.FindReceiptsAsync(stream, [command], CancellationToken.None);
            if (order.Answer is not { IsRecorded: true } answer)
            {
                receipts.ShouldBeEmpty($"{order.Path} was answered {order.Answer}");
                continue;
            }

            var receipt = receipts.ShouldHaveSingleItem($"{order.Path} {order.Id} was acknowledged");
            receipt.Position.Value.ShouldBe(answer.Position, order.Path);
            receipt.Version.Value.ShouldBe(answer.Version, order.Path);
            recorded[(stream, command)][^1].Value.ShouldBe(answer.Position, order.Path);
        }
    }

    private void Handouts()
    {
        var taken = Bodies.OfType<HouseholdEvent.HandoutTaken>().Select(e => e.Handout).ToList();
        var given = Bodies.OfType<DepotEvent.HandedOut>().Select(e => e.Handout).ToList();
        Same("taken and handed out", taken, given);
        Same("reserved and finished", Bodies.OfType<DepotEvent.HandoutReserved>().Select(e => e.Handout), given.Concat(Bodies.OfType<DepotEvent.HandoutReleased>().Select(e => e.Handout)));
        Same("acknowledged and taken", Done(OrderKind.HandOut).Select(id => new HandoutId(id)), taken);

        // The right is one for the whole disaster, whichever points were asked at the same moment.
        _events.Where(one => one.Body is HouseholdEvent.HandoutTaken).GroupBy(one => one.Stream).ShouldAllBe(household => household.Count() == 1);
    }

    private void Movements()
    {
        var arrived = Bodies.OfType<HouseholdEvent.MembersMoved>().Where(e => e.To is Whereabouts.InShelter).Select(e => e.Movement).ToList();
        Same("arrived and acknowledged", arrived.Select(movement => movement.Value).Where(movement => !_forgotten.Contains(movement)), Done(OrderKind.Admit).Concat(Done(OrderKind.Arrive)).Distinct());
        var admitted = Bodies.OfType<ShelterEvent.HouseholdAdmitted>().Select(e => e.Movement).ToList();
        Same("arrived and admitted", arrived, admitted);
        Same("reserved and finished", Bodies.OfType<ShelterEvent.PlacesReserved>().Select(e => e.Movement), admitted.Concat(Bodies.OfType<ShelterEvent.PlacesReleased>().Select(e => e.Movement)));
        Done(OrderKind.Reserve).Except(Bodies.OfType<ShelterEvent.PlacesReserved>().Select(e => e.Movement.Value)).ShouldBeEmpty();

        var left = Bodies.OfType<HouseholdEvent.MembersMoved>().SelectMany(e => e.Moves.Select(move => move.From).OfType<Whereabouts.InShelter>().Distinct().Where(from => from != e.To).Select(_ => e.Movement));
        Same("left and discharged", left, Bodies.OfType<ShelterEvent.HouseholdDischarged>().Select(e => e.Movement));
    }

    private void Approvals()
    {
        var approved = Bodies.OfType<DepotEvent.RequisitionApproved>().Select(e => e.Hold).ToList();
        var confirmed = Bodies.OfType<DepotEvent.HoldConfirmed>().Select(e => e.Hold).ToList();
        Same("approved and acknowledged", approved, Done(OrderKind.Approve).Select(id => new HoldId(id)));
        Same("approved and confirmed", approved, confirmed);
        Same("held and finished", Bodies.OfType<DepotEvent.StockHeld>().Select(e => e.Hold), confirmed.Concat(Bodies.OfType<DepotEvent.HoldReleased>().Select(e => e.Hold)));
    }

    private void Goods()
    {
        var shipped = Bodies.OfType<DepotEvent.ConsignmentShipped>().Select(e => e.Consignment).ToList();
        Same("shipped and expected", shipped, Bodies.OfType<DepotEvent.ConsignmentExpected>().Select(e => e.Consignment));
        Same("shipped and received", shipped, Bodies.OfType<DepotEvent.ConsignmentReceived>().Select(e => e.Consignment));
        Same("shipped and settled", shipped, Bodies.OfType<DepotEvent.ConsignmentSettled>().Select(e => e.Consignment));
    }

    private void Merges()
    {
        var merged = _events.Where(one => one.Body is HouseholdEvent.MergedInto).Select(one => (one.Stream, Into: StreamName.Of(((HouseholdEvent.MergedInto)one.Body).Other)));
        var absorbed = _events.Where(one => one.Body is HouseholdEvent.Absorbed).Select(one => (StreamName.Of(((HouseholdEvent.Absorbed)one.Body).Merged), one.Stream));
        Same("merged and absorbed", merged.Distinct(), absorbed.Distinct());
        var acknowledged = _orders.Where(order => order.Answer is { IsDone: true }).Select(order => order.Body).OfType<MergeHouseholds>().Select(merge => (StreamName.Of(merge.Household), StreamName.Of(merge.Into)));
        acknowledged.Except(merged).ShouldBeEmpty("every merge that was acknowledged is recorded");
    }

    private string Halves()
    {
        var kept = Bodies.OfType<ShelterEvent.PlacesReserved>().Select(e => e.Movement.Value).Where(_forgotten.Contains).ToList();
        var arrived = Bodies.OfType<ShelterEvent.HouseholdAdmitted>().Count(e => kept.Contains(e.Movement.Value));
        return $"of {_forgotten.Count} arrivals that nobody asked for again {kept.Count} had places: {arrived} were finished, {kept.Count - arrived} released";
    }

    private IEnumerable<Guid> Done(OrderKind kind) => _orders.Where(order => order.Kind == kind && order.Answer is { IsDone: true }).Select(order => order.Operation);

    private static void Same<T>(string what, IEnumerable<T> one, IEnumerable<T> other) =>
        one.Select(x => $"{x}").Order(StringComparer.Ordinal).ShouldBe(other.Select(x => $"{x}").Order(StringComparer.Ordinal), what);
}
