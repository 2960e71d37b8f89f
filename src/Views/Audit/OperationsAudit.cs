using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Finds what is half done between two things, from their states alone.</summary>
internal static class OperationsAudit
{
    public static void Finish(AuditStates states, DateTimeOffset overdueBefore, List<HalfOperation> halves)
    {
        foreach (var (id, shelter) in states.Shelters) halves.AddRange(Places(id, shelter, states, overdueBefore));
        foreach (var (id, depot) in states.Depots)
        {
            halves.AddRange(Holds(id, depot, states, overdueBefore));
            halves.AddRange(Consignments(id, depot, states));
        }

        halves.AddRange(states.Households.Where(one => IsUnabsorbed(one.Key, one.Value, states)).Select(one => new HalfOperation(HalfKind.MergeUnabsorbed, one.Key.Value, StreamName.Of(one.Value.MergedInto!.Value))));
    }

    // A movement that the household has made is told by PeopleAudit, member by member.
    private static IEnumerable<HalfOperation> Places(ShelterId id, ShelterState shelter, AuditStates states, DateTimeOffset overdueBefore)
    {
        foreach (var (movement, kept) in shelter.Reservations)
        {
            var household = states.Households.GetValueOrDefault(kept.Household);
            if (household?.Movements.ContainsKey(movement) ?? false) continue;
            var voided = household?.VoidedMovements.Contains(movement) ?? false;
            var overdue = kept.ExpiresAt < overdueBefore;
            if (voided || overdue) yield return new(voided ? HalfKind.MovementUnreleased : HalfKind.MovementExpired, movement.Value, StreamName.Of(id), kept.ExpiresAt, overdue);
        }
    }

    private static IEnumerable<HalfOperation> Holds(DepotId id, DepotState depot, AuditStates states, DateTimeOffset overdueBefore)
    {
        foreach (var (holdId, hold) in depot.Holds.Entries)
        {
            if (hold.Stage == HoldStage.Released) continue;
            var requisition = states.Depots.GetValueOrDefault(hold.For)?.Requisitions.Find(hold.Requisition);
            var overdue = hold.Stage == HoldStage.Pending && hold.ExpiresAt < overdueBefore;
            HalfKind? kind = (hold.Stage, requisition) switch
            {
                (HoldStage.Pending, { } asked) when asked.Voided.Contains(holdId) => HalfKind.HoldUnreleased,
                (HoldStage.Pending, { IsUnderWay: true } asked) when asked.Hold == holdId => HalfKind.HoldUnconfirmed,
                (_, { Stage: RequisitionStage.Cancelled or RequisitionStage.Closed } asked) when asked.Hold == holdId => HalfKind.HoldUnreleased,
                _ => overdue ? HalfKind.HoldExpired : null,
            };
            if (kind is { } half) yield return new(half, holdId.Value, StreamName.Of(id), hold.ExpiresAt, overdue);
        }
    }

    private static IEnumerable<HalfOperation> Consignments(DepotId id, DepotState depot, AuditStates states)
    {
        foreach (var (consignment, sent) in depot.Outgoing.Entries)
        {
            if (sent.Stage != ConsignmentStage.Shipped) continue;
            var arrival = states.Depots.GetValueOrDefault(sent.To)?.Incoming.Find(consignment);
            if (arrival is null) yield return new(HalfKind.ConsignmentUnexpected, consignment.Value, StreamName.Of(sent.To));
            else if (arrival.Stage != ArrivalStage.Expected) yield return new(HalfKind.ConsignmentUnsettled, consignment.Value, StreamName.Of(id));
        }
    }

    // Nothing is left to guard in an erased one: it takes over nothing.
    private static bool IsUnabsorbed(HouseholdId id, HouseholdState household, AuditStates states) =>
        household.MergedInto is { } other && !(states.Households.TryGetValue(other, out var into) && (into.Erased || into.Absorbed.Contains(id)));
}
