using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain.Tests.Households;

/// <summary>
/// What a household should have become, kept in plain dictionaries from the accepted commands alone, without a look at the events. It asserts what must
/// not have been accepted.
/// </summary>
internal sealed class PlainHousehold
{
    private readonly HashSet<int> _numbersEver = [];
    private readonly Dictionary<MovementId, bool> _movements = [];
    private readonly Dictionary<HandoutId, bool> _handouts = [];
    private readonly Dictionary<(HandoutId, ItemCode), long> _kept = [];
    private readonly HashSet<int> _paid = [];
    private long _grant;
    private long _paidFen;

    /// <summary>Where each member is, by number.</summary>
    public Dictionary<int, string> Where { get; } = [];

    /// <summary>The resident ID of each member that has one.</summary>
    public Dictionary<int, ResidentId> Ids { get; } = [];

    /// <summary>Rights used: which, in which period counted from the first, and in which handout.</summary>
    public HashSet<(DisasterId Disaster, EntitlementCode Code, int Period, HandoutId Handout, ItemCode Item)> Used { get; } = [];

    public bool Ended { get; private set; }

    public bool Erased { get; private set; }

    public static int PeriodOf(Entitlement entitlement, DateOnly day) =>
        entitlement.PeriodDays is { } length ? (int)Math.Floor((day.DayNumber - entitlement.From.DayNumber) / (double)length) : 0;

    /// <summary>Takes in a command that was accepted with events.</summary>
    public void Accepted(HouseholdCommand command, CommandContext context)
    {
        switch (command)
        {
            case Register c:
                Where.ShouldBeEmpty("registered twice");
                foreach (var member in c.Members) Add(member);
                break;
            case AddMember c:
                Add(c.Member);
                break;
            case CorrectMember c:
                Identify(c.Number.Number, c.Member);
                break;
            case RemoveMember c:
                Where[c.Number.Number].ShouldNotContain("InShelter");
                Where.Remove(c.Number.Number);
                Ids.Remove(c.Number.Number);
                break;
            case MergeInto or Erase:
                Where.Values.ShouldAllBe(where => !where.Contains("InShelter"));
                Ids.Clear();
                Ended = true;
                Erased |= command is Erase;
                break;
            case Absorb c:
                foreach (var use in c.Used) Used.Add((use.Disaster, use.Code, PeriodOf(Plan.All.Single(one => one.Code == use.Code), use.Period), use.Handout, use.Item));
                break;
            case MoveMembers c:
                Move(c, context);
                break;
            case VoidMovement c:
                _movements.TryAdd(c.Movement, false).ShouldBeTrue("voided after it was decided");
                break;
            case RetractDeath c:
                Where[c.Member.Number].ShouldBe(Family.Dead.ToString());
                Where[c.Member.Number] = c.Now.ToString();
                break;
            case TakeHandout c:
                Take(c, context);
                break;
            case VoidHandout c:
                _handouts.TryAdd(c.Handout, false).ShouldBeTrue("voided after it was decided");
                break;
            case GiveBack c:
                Return(c);
                break;
            case AssessRebuild:
                (_grant, _paidFen) = (0, 0);
                _paid.Clear();
                break;
            case ApproveRebuild { Approved: true } c:
                _grant = c.Grant.Value;
                break;
            case PayInstalment c:
                _paid.Add(c.Number).ShouldBeTrue("paid twice");
                break;
            default:
                break;
        }
    }

    /// <summary>The sum paid never passes what was granted.</summary>
    public void Paid(Money amount) => (_paidFen += amount.Value).ShouldBeLessThanOrEqualTo(_grant);

    /// <summary>The household is what the plain dictionaries say.</summary>
    public void ShouldBe(HouseholdState state)
    {
        Same("members", state.Members.Select(member => (member.Number.Number, member.Where.ToString())), Where.Select(one => (one.Key, one.Value)));
        Same("rights", state.Used.Select(use => (use.Disaster, use.Code, use.Handout)), Used.Select(use => (use.Disaster, use.Code, use.Handout)));
        Same("movements", state.Movements.Keys, _movements.Where(one => one.Value).Select(one => one.Key));
        Same("voided movements", state.VoidedMovements, _movements.Where(one => !one.Value).Select(one => one.Key));
        Same("handouts", state.Handouts.Keys, _handouts.Where(one => one.Value).Select(one => one.Key));
        Same("voided handouts", state.VoidedHandouts, _handouts.Where(one => !one.Value).Select(one => one.Key));
        Same("goods", state.Handouts.SelectMany(one => one.Value.Kept, (one, kept) => (one.Key, kept.Item, kept.Quantity.Value)), _kept.Select(one => (one.Key.Item1, one.Key.Item2, one.Value)));
        Assert.Equal(state.Exists ? 1 : 0, state.Members.Count(member => member.Who.Relation == Relation.Head));
        Assert.Equal(Ended, state.Exists && !state.IsLive);
    }

    /// <summary>Each once, in any order.</summary>
    public static void Same<T>(string what, IEnumerable<T> found, IEnumerable<T> expected)
    {
        T[] list = [.. found];
        var set = expected.ToHashSet();
        // Said in full only when it fails: this runs at every step.
        if (list.Length != set.Count || !set.SetEquals(list)) Assert.Fail($"{what}: found {string.Join(", ", list)}; expected {string.Join(", ", set)}");
    }

    private void Add(NewMember member)
    {
        var number = _numbersEver.Count + 1;
        _numbersEver.Add(number).ShouldBeTrue("a number was used again");
        Where[number] = Family.Home.ToString();
        Identify(number, member);
    }

    private void Identify(int number, NewMember member)
    {
        Ids.Remove(number);
        if (member.ResidentId is not { } id) return;
        Ids.Values.ShouldNotContain(id);
        Ids[number] = id;
    }

    private void Move(MoveMembers command, CommandContext context)
    {
        _movements.TryAdd(command.Movement, true).ShouldBeTrue("recorded after it was decided");
        if (command.To is Whereabouts.InShelter) context.By.Role.ShouldBe(Role.System);
        string[] gone = [Family.Dead.ToString(), Family.Missing.ToString()];
        int[] going = command.Members is { } named ? [.. named.Select(member => member.Number)] : [.. Where.Where(member => !gone.Contains(member.Value)).Select(member => member.Key)];
        foreach (var number in going)
        {
            if (command.To is not Whereabouts.Dead) Where[number].ShouldNotBe(Family.Dead.ToString());
            Where[number] = command.To.ToString();
        }
    }

    private void Take(TakeHandout command, CommandContext context)
    {
        _handouts.TryAdd(command.Handout, true).ShouldBeTrue("recorded after it was decided");
        foreach (var (entitlement, quantity) in command.Lines)
        {
            var period = PeriodOf(entitlement, context.Today);
            Used.ShouldNotContain(use => use.Disaster == command.Disaster && use.Code == entitlement.Code && use.Period == period, "a right was used twice in a period");
            Used.Add((command.Disaster, entitlement.Code, period, command.Handout, entitlement.Item));
            _kept[(command.Handout, entitlement.Item)] = _kept.GetValueOrDefault((command.Handout, entitlement.Item)) + quantity.Value;
        }
    }

    private void Return(GiveBack command)
    {
        foreach (var (lot, quantity) in command.Lines) (_kept[(command.Handout, lot.Item)] -= quantity.Value).ShouldBeGreaterThanOrEqualTo(0);
        if (command.RestoreRight) Used.RemoveWhere(use => use.Handout == command.Handout && _kept[(command.Handout, use.Item)] == 0);
    }
}
