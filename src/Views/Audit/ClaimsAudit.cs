using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Statement 4: no right twice, no goods without a right, no person twice.</summary>
internal sealed class ClaimsAudit
{
    private readonly AuditFindings _findings = new(AuditStatement.Claims);

    // Taken by the household and not yet confirmed by the depot.
    private readonly Dictionary<HandoutId, Taking> _open = [];
    private readonly HashSet<HandoutId> _taken = [];
    private readonly List<(HandoutId Handout, HouseholdId Household, DepotId Depot, string Goods)> _givenBack = [];

    // By a digest of the number: the numbers themselves are nobody's business here.
    private readonly Dictionary<UInt128, HouseholdId> _persons = [];
    private readonly Dictionary<HouseholdId, List<(MemberNumber Member, UInt128 Person)>> _ids = [];

    public void Take(HouseholdId id, HouseholdEvent body, HouseholdState before, AuditStates states, JournalPosition position)
    {
        var stream = StreamName.Of(id);
        switch (body)
        {
            case HouseholdEvent.HandoutTaken e:
                TakeRights(stream, e, before, states, position);
                _open[e.Handout] = new(id, e.Depot, Goods(e.Used.Select(use => (use.Item, use.Quantity))), states.Depots.GetValueOrDefault(e.Depot)?.Handouts.GetValueOrDefault(e.Handout)?.ExpiresAt);
                break;
            case HouseholdEvent.HandoutVoided e:
                _findings.Check(!before.Handouts.ContainsKey(e.Handout), "voided-after-taken", stream, position, () => $"handout {e.Handout} was voided after it was taken");
                break;
            case HouseholdEvent.GoodsGivenBack e:
                _givenBack.Add((e.Handout, id, e.Depot, Goods(e.Lines.Select(line => (line.Lot.Item, line.Quantity)))));
                break;
            case HouseholdEvent.Registered e:
                foreach (var member in e.Members) Hold(id, member, position);
                break;
            case HouseholdEvent.MemberAdded e:
                Hold(id, e.Member, position);
                break;
            case HouseholdEvent.MemberCorrected e:
                LetGo(id, e.Member.Number);
                Hold(id, e.Member, position);
                break;
            case HouseholdEvent.MemberRemoved e:
                LetGo(id, e.Number);
                break;
            case HouseholdEvent.MergedInto or HouseholdEvent.Erased:
                LetGo(id, null);
                break;
        }
    }

    public void Take(DepotId id, DepotEvent body, JournalPosition position)
    {
        var stream = StreamName.Of(id);
        switch (body)
        {
            case DepotEvent.HandedOut e:
                _findings.Count("handouts");
                if (!_findings.Check(_open.Remove(e.Handout, out var taking), "handed-out-untaken", stream, position, () => $"handout {e.Handout} left the depot and no household took it, or it left twice")) break;
                var goods = Goods(e.Lines.Select(line => (line.Lot.Item, line.Quantity)));
                _findings.Check(
                    taking!.Depot == id && taking.Household == e.Household && taking.Goods == goods,
                    "handed-out-otherwise",
                    stream,
                    position,
                    () => $"handout {e.Handout}: {taking.Household} took {taking.Goods} at {taking.Depot}; {goods} left this depot for {e.Household}");
                break;
            case DepotEvent.HandoutReleased e:
                _findings.Check(!_open.ContainsKey(e.Handout), "released-after-taken", stream, position, () => $"handout {e.Handout} was released after the household took it");
                break;
            case DepotEvent.TakenBack e:
                var back = _givenBack.FindIndex(one => one.Handout == e.Handout && one.Depot == id && one.Goods == Goods(e.Lines.Select(line => (line.Lot.Item, line.Quantity))));
                if (_findings.Check(back >= 0, "taken-back-ungiven", stream, position, () => $"goods of handout {e.Handout} came back and no household gave them")) _givenBack.RemoveAt(back);
                break;
        }
    }

    public AuditVerdict Finish(AuditStates states, DateTimeOffset overdueBefore, List<HalfOperation> halves, List<AuditException> exceptions)
    {
        foreach (var (handout, taking) in _open) Half(new(HalfKind.HandoutUnconfirmed, handout.Value, StreamName.Of(taking.Depot), taking.ExpiresAt, taking.ExpiresAt < overdueBefore));
        foreach (var (id, depot) in states.Depots)
        {
            foreach (var (handout, kept) in depot.Handouts)
            {
                if (_open.ContainsKey(handout)) continue;
                var voided = states.Households.GetValueOrDefault(kept.Household)?.VoidedHandouts.Contains(handout) ?? false;
                var overdue = kept.ExpiresAt < overdueBefore;
                if (voided || overdue) Half(new(voided ? HalfKind.HandoutUnreleased : HalfKind.HandoutExpired, handout.Value, StreamName.Of(id), kept.ExpiresAt, overdue));
            }
        }

        halves.AddRange(_givenBack.Select(one => new HalfOperation(HalfKind.GiveBackUnconfirmed, one.Handout.Value, StreamName.Of(one.Depot))));
        foreach (var (id, household) in states.Households)
        {
            if (household.MergedInto is not null) continue;
            exceptions.AddRange(household.DuplicateUses.Select(use => new AuditException(id, use.Disaster, use.Code, use.Period, use.Handout)));
        }

        _findings.Count("resident-ids", _persons.Count);
        _findings.Count("exceptions", exceptions.Count);
        return _findings.Verdict();

        void Half(HalfOperation half)
        {
            halves.Add(half);
            _findings.Check(!half.Overdue, "handout-overdue", half.Where, JournalPosition.None, () => $"handout {half.Id} is {half.Kind} since {half.ExpiresAt:O}");
        }
    }

    private void TakeRights(StreamName stream, HouseholdEvent.HandoutTaken e, HouseholdState before, AuditStates states, JournalPosition position)
    {
        _findings.Check(_taken.Add(e.Handout), "handout-taken-twice", stream, position, () => $"handout {e.Handout} was taken before");
        _findings.Check(!before.VoidedHandouts.Contains(e.Handout), "taken-after-voided", stream, position, () => $"handout {e.Handout} was taken after it was voided");
        _findings.Check(
            states.Depots.TryGetValue(e.Depot, out var depot) && depot.Handouts.ContainsKey(e.Handout),
            "taken-unreserved",
            stream,
            position,
            () => $"handout {e.Handout} was taken and depot {e.Depot} kept no goods for it");
        var used = new HashSet<(DisasterId, EntitlementCode, DateOnly)>();
        foreach (var use in e.Used)
        {
            _findings.Count("rights-used");
            _findings.Check(
                used.Add((use.Disaster, use.Code, use.Period)) && !before.Used.Exists(other => other.Disaster == use.Disaster && other.Code == use.Code && other.Period == use.Period),
                "right-used-twice",
                stream,
                position,
                () => $"{use.Code} of {use.Period:O} in {use.Disaster} was used before");
        }
    }

    private void Hold(HouseholdId id, Member member, JournalPosition position)
    {
        if (member.Identity?.ResidentId is not { } residentId) return;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(residentId.ToString()), digest);
        var person = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest);
        if (!_findings.Check(_persons.TryAdd(person, id), "resident-id-twice", StreamName.Of(id), position, () => $"a resident ID stands already in household {_persons[person]}")) return;
        if (!_ids.TryGetValue(id, out var ids)) _ids[id] = ids = [];
        ids.Add((member.Number, person));
    }

    /// <param name="member">Null for all.</param>
    private void LetGo(HouseholdId id, MemberNumber? member)
    {
        if (!_ids.TryGetValue(id, out var ids)) return;
        foreach (var one in ids.Where(one => member is null || one.Member == member)) _persons.Remove(one.Person);
        ids.RemoveAll(one => member is null || one.Member == member);
    }

    /// <summary>Item by item, so that what two sides say can be compared.</summary>
    private static string Goods(IEnumerable<(ItemCode Item, Quantity Quantity)> lines) => string.Join(
        ", ",
        lines.GroupBy(line => line.Item.ToString()).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"{item.Sum(line => line.Quantity.Value)} {item.Key}"));

    private sealed record Taking(HouseholdId Household, DepotId Depot, string Goods, DateTimeOffset? ExpiresAt);
}
