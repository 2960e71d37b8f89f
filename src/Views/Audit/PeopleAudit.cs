using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Statement 2: every person is in one place, and the shelters say the same as the households.</summary>
internal sealed class PeopleAudit
{
    private readonly AuditFindings _findings = new(AuditStatement.People);

    // Recorded at the household and not yet at the shelter.
    private readonly Dictionary<Stay, MovementId> _arrivals = [];
    private readonly Dictionary<Stay, MovementId> _departures = [];

    public void Take(HouseholdId id, HouseholdEvent body, HouseholdState before, JournalPosition position)
    {
        switch (body)
        {
            case HouseholdEvent.MembersMoved e:
                foreach (var move in e.Moves) Move(id, e, move, before, position);
                break;
            case HouseholdEvent.MemberRemoved { From: Whereabouts.InShelter from } e:
                _departures[new(id, e.Number, from.Shelter)] = default;
                break;
            case HouseholdEvent.MergedInto when before.MergedInto is null:
                _findings.Check(!before.HasSomebodyInShelter, "merged-from-shelter", StreamName.Of(id), position, () => "a registration ended while a member was in a shelter");
                break;
        }
    }

    public void Take(ShelterId id, ShelterEvent body, ShelterState after, JournalPosition position)
    {
        var stream = StreamName.Of(id);
        _findings.Check(
            after.Present + after.Reserved <= after.Limit,
            "over-capacity",
            stream,
            position,
            () => $"{after.Present} present and {after.Reserved} expected where {after.Limit} may be");
        switch (body)
        {
            case ShelterEvent.HouseholdAdmitted e:
                foreach (var member in e.Members)
                    _findings.Check(_arrivals.Remove(new(e.Household, member, id)), "admitted-unrecorded", stream, position, () => $"member {member} of {e.Household} was admitted and no movement of the household says so");
                break;
            case ShelterEvent.HouseholdDischarged e:
                foreach (var member in e.Members)
                    _findings.Check(_departures.Remove(new(e.Household, member, id)), "discharged-unrecorded", stream, position, () => $"member {member} of {e.Household} was discharged and no movement of the household says so");
                break;
            case ShelterEvent.Closed:
                _findings.Check(after.IsEmpty, "closed-not-empty", stream, position, () => $"{after.Present} present and {after.Reserved} expected");
                break;
        }
    }

    public AuditVerdict Finish(AuditStates states, List<HalfOperation> halves)
    {
        foreach (var (id, household) in states.Households) Inspect(id, household, states);
        foreach (var (id, shelter) in states.Shelters) Inspect(id, shelter, states);
        halves.AddRange(_arrivals.Select(one => (one.Value, one.Key.Shelter)).Distinct().Select(one => new HalfOperation(HalfKind.MovementUnconfirmed, one.Value.Value, StreamName.Of(one.Shelter))));
        halves.AddRange(_departures.Select(one => (one.Value, one.Key.Shelter)).Distinct().Select(one => new HalfOperation(HalfKind.DepartureUnconfirmed, one.Value.Value, StreamName.Of(one.Shelter))));
        _findings.Count("arrivals-in-flight", _arrivals.Count);
        _findings.Count("departures-in-flight", _departures.Count);
        return _findings.Verdict();
    }

    private void Move(HouseholdId id, HouseholdEvent.MembersMoved e, MemberMove move, HouseholdState before, JournalPosition position)
    {
        var member = before.Find(move.Member);
        _findings.Check(
            member is not null && member.Where == move.From,
            "moved-from-elsewhere",
            StreamName.Of(id),
            position,
            () => member is null ? $"there is no member {move.Member}" : $"member {move.Member} is said to come from {move.From.GetType().Name} and was {member.Where.GetType().Name}");
        if (move.From is Whereabouts.InShelter from) _departures[new(id, move.Member, from.Shelter)] = e.Movement;
        if (e.To is Whereabouts.InShelter to) _arrivals[new(id, move.Member, to.Shelter)] = e.Movement;
    }

    private void Inspect(HouseholdId id, HouseholdState household, AuditStates states)
    {
        // What was merged is counted in the registration it ended in.
        if (household.MergedInto is not null) return;
        _findings.Count("households");
        _findings.Check(
            household.Members.DistinctBy(member => member.Number).Count() == household.Members.Count,
            "member-twice",
            StreamName.Of(id),
            JournalPosition.None,
            () => "two members have one number");
        foreach (var member in household.Members)
        {
            _findings.Count("persons");
            _findings.Count($"persons-{(member.Where switch { Whereabouts.InShelter => "in-shelters", Whereabouts.AtHome => "at-home", Whereabouts.Dead => "dead", Whereabouts.Missing => "missing", _ => "elsewhere" })}");
            if (member.Where is not Whereabouts.InShelter there) continue;
            var resident = states.Shelters.TryGetValue(there.Shelter, out var shelter) && shelter.IsResident(id, member.Number);
            _findings.Check(
                resident || _arrivals.ContainsKey(new(id, member.Number, there.Shelter)),
                "not-in-the-register",
                StreamName.Of(id),
                JournalPosition.None,
                () => $"member {member.Number} is in shelter {there.Shelter}, which does not know of it");
        }
    }

    private void Inspect(ShelterId id, ShelterState shelter, AuditStates states)
    {
        var stream = StreamName.Of(id);
        var counted = shelter.Residents.Values.Sum(members => members.Count);
        _findings.Check(counted == shelter.Present, "present-miscounted", stream, JournalPosition.None, () => $"{shelter.Present} are said to be present, {counted} stand in the register");
        _findings.Count("residents", counted);
        foreach (var (household, members) in shelter.Residents)
        {
            var state = states.Households.GetValueOrDefault(household);
            foreach (var member in members.Keys)
            {
                var here = state is { MergedInto: null } && state.Find(member)?.Where is Whereabouts.InShelter there && there.Shelter == id;
                _findings.Check(
                    here || _departures.ContainsKey(new(household, member, id)),
                    "resident-elsewhere",
                    stream,
                    JournalPosition.None,
                    () => $"member {member} of {household} stands in the register and is elsewhere by the household's word");
            }
        }
    }

    private readonly record struct Stay(HouseholdId Household, MemberNumber Member, ShelterId Shelter);
}
