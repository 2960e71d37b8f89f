namespace CivilAffairs.Relief.Domain.Tests;

/// <summary>A shelter written down the plain way, against which the decider is held.</summary>
public sealed class ShelterModel
{
    private readonly Dictionary<MovementId, (HouseholdId Household, HashSet<MemberNumber> Members)> _expected = [];
    private readonly Dictionary<(HouseholdId Household, MemberNumber Member), MovementId> _inside = [];
    private readonly HashSet<MovementId> _overtaken = [];

    public ShelterStage Stage { get; private set; } = ShelterStage.Standby;

    public DisasterId? Disaster { get; private set; }

    public int Capacity { get; private set; } = 10;

    public int Overflow { get; private set; }

    public int Present => _inside.Count;

    public int Reserved => _expected.Values.Sum(kept => kept.Members.Count);

    public IEnumerable<(HouseholdId Household, MemberNumber Member)> Inside => _inside.Keys;

    public IEnumerable<MovementId> Expected => _expected.Keys;

    private int InUse => Present + Reserved;

    /// <summary>Does what is asked, or leaves all as it is.</summary>
    /// <returns>True for done, null for true already, false for refused.</returns>
    public bool? Do(ShelterCommand command) => command switch
    {
        ShelterCommand.Open open => Open(open.Disaster),
        ShelterCommand.ChangeCapacity change when change.Capacity + Overflow < InUse => false,
        ShelterCommand.ChangeCapacity change when change.Capacity == Capacity => null,
        ShelterCommand.ChangeCapacity change => Done(() => Capacity = change.Capacity),
        ShelterCommand.AuthoriseOverflow authorise when Capacity + authorise.ExtraPersons < InUse => false,
        ShelterCommand.AuthoriseOverflow authorise when authorise.ExtraPersons == Overflow => null,
        ShelterCommand.AuthoriseOverflow when Stage == ShelterStage.Closed => false,
        ShelterCommand.AuthoriseOverflow authorise => Done(() => Overflow = authorise.ExtraPersons),
        ShelterCommand.ReservePlaces reserve => Reserve(reserve),
        ShelterCommand.Admit admit => Admit(admit.Movement),
        ShelterCommand.ReleasePlaces release => _expected.Remove(release.Movement),
        ShelterCommand.Discharge discharge => Discharge(discharge),
        ShelterCommand.TakeRollCall call => Stage is ShelterStage.Open or ShelterStage.Closing && call.CountedPersons == Present - call.Absent.Count,
        ShelterCommand.StartClosing when Stage == ShelterStage.Closing => null,
        ShelterCommand.StartClosing => Stage == ShelterStage.Open && Done(() => Stage = ShelterStage.Closing),
        ShelterCommand.Close when Stage == ShelterStage.Closed => null,
        _ => Stage == ShelterStage.Closing && InUse == 0 && Done(() => (Stage, Disaster, Overflow) = (ShelterStage.Closed, null, 0), _overtaken.Clear),
    };

    private static bool Done(params Action[] changes)
    {
        foreach (var change in changes) change();
        return true;
    }

    private bool? Open(DisasterId disaster)
    {
        if (Stage == ShelterStage.Open) return disaster == Disaster ? null : false;
        if (InUse > 0 && disaster != Disaster) return false;
        return Done(() => (Stage, Disaster) = (ShelterStage.Open, disaster));
    }

    private bool? Reserve(ShelterCommand.ReservePlaces asked)
    {
        if (_expected.TryGetValue(asked.Movement, out var kept)) return kept.Household == asked.Household && asked.Disaster == Disaster && kept.Members.SetEquals(asked.Members) ? null : false;
        if (_overtaken.Contains(asked.Movement) || _inside.ContainsValue(asked.Movement))
            return asked.Disaster == Disaster && asked.Members.All(member => _inside.TryGetValue((asked.Household, member), out var by) && by == asked.Movement) ? null : false;
        if (Stage != ShelterStage.Open || asked.Disaster != Disaster) return false;
        if (asked.Members.Any(member => _inside.ContainsKey((asked.Household, member)))) return false;
        if (_expected.Values.Any(other => other.Household == asked.Household && other.Members.Overlaps(asked.Members))) return false;
        return InUse + asked.Members.Count <= Capacity + Overflow && Done(() => _expected.Add(asked.Movement, (asked.Household, [.. asked.Members])));
    }

    private bool? Admit(MovementId movement)
    {
        if (_expected.Remove(movement, out var kept))
        {
            foreach (var member in kept.Members) _inside.Add((kept.Household, member), movement);
            return true;
        }

        return _inside.ContainsValue(movement) || _overtaken.Contains(movement) ? null : false;
    }

    private bool Discharge(ShelterCommand.Discharge asked)
    {
        foreach (var (movement, kept) in _expected.ToList())
        {
            if (movement == asked.Movement || kept.Household != asked.Household || !kept.Members.Overlaps(asked.Members)) continue;
            Admit(movement);
            _overtaken.Add(movement);
        }

        return asked.Members.Aggregate(false, (left, member) => _inside.Remove((asked.Household, member)) || left);
    }
}
