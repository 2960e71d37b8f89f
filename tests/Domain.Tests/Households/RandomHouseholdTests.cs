using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class RandomHouseholdTests(ITestOutputHelper output)
{
    private const int Worlds = 25;
    private const int Steps = 1_200;

    private static readonly Role[] Roles = [Role.System, Role.System, Role.TownshipOfficer, Role.CommandStaff, Role.InformationOfficer];

    private readonly Dictionary<string, int> _accepted = [];

    [Fact]
    public void Whatever_is_asked_nobody_is_in_two_places_and_no_right_is_used_twice()
    {
        var random = Seed.Next(output);
        for (var world = 0; world < Worlds; world++) Play(random);

        output.WriteLine(string.Join('\n', _accepted.OrderBy(one => one.Value).Select(one => $"{one.Value,6} {one.Key}")));
        // A sequence that never gets anywhere proves nothing.
        foreach (var type in EveryCommand.Of().Select(command => command.GetType().Name)) _accepted.GetValueOrDefault(type).ShouldBeGreaterThan(0, type);
    }

    private void Play(Random random)
    {
        var crowd = new RandomCommands(random);
        var world = new World();
        var at = Rule.Noon;
        for (var step = 0; step < Steps; step++)
        {
            at += TimeSpan.FromMinutes(random.Next(900));
            var by = new Actor(AccountName.System, Roles[random.Next(Roles.Length)], PlaceCode.Country);
            var household = world.Pick(random);
            var (target, command) = world.Take(random) ?? (household, crowd.Next(household, world.State(household), world.Households, ChinaTime.DateOf(at)));
            if (!world.Execute(target, command, new(new(Guid.NewGuid()), by, at))) continue;
            _accepted[command.GetType().Name] = _accepted.GetValueOrDefault(command.GetType().Name) + 1;
            world.Check(target);
        }
    }

    /// <summary>Households, the claims they hold, and what the processes have still to tell.</summary>
    private sealed class World
    {
        private readonly Dictionary<HouseholdId, HouseholdState> _states = [];
        private readonly Dictionary<HouseholdId, PlainHousehold> _plain = [];
        private readonly Dictionary<string, HouseholdId> _claims = [];
        private readonly List<(HouseholdId, HouseholdCommand)> _pending = [];

        public List<HouseholdId> Households { get; } = [];

        public HouseholdState State(HouseholdId id) => _states[id];

        public HouseholdId Pick(Random random)
        {
            HouseholdId[] living = [.. _states.Where(one => !one.Value.Exists || one.Value.IsLive).Select(one => one.Key)];
            if (living.Length < 4)
            {
                var id = new HouseholdId(Guid.NewGuid());
                Households.Add(id);
                _states[id] = HouseholdState.None;
                _plain[id] = new();
                return id;
            }

            // Now and then somebody asks one that has ended.
            return random.Next(8) == 0 ? Households[random.Next(Households.Count)] : living[random.Next(living.Length)];
        }

        /// <summary>What a process tells, now and then, and sometimes twice.</summary>
        public (HouseholdId, HouseholdCommand)? Take(Random random)
        {
            if (_pending.Count == 0 || random.Next(3) > 0) return null;
            var index = random.Next(_pending.Count);
            var told = _pending[index];
            if (random.Next(3) > 0) _pending.RemoveAt(index);
            return told;
        }

        public bool Execute(HouseholdId id, HouseholdCommand command, CommandContext context)
        {
            context = context with { Thing = StreamName.Of(id) };
            var state = _states[id];
            if (HouseholdDecider.Decide(command, state, context) is not Decision.Accepted accepted) return false;
            var claims = new Dictionary<string, HouseholdId>(_claims);
            foreach (var recorded in accepted.Events.Cast<HouseholdEvent>())
            {
                if (!TryClaim(claims, id, Claims.Of(StreamName.Of(id), recorded, state))) return false;
                state = HouseholdDecider.Evolve(state, recorded);
            }

            _states[id] = state;
            _claims.Clear();
            foreach (var (value, holder) in claims) _claims[value] = holder;
            _plain[id].Accepted(command, context);
            foreach (var paid in accepted.Events.OfType<HouseholdEvent.InstalmentPaid>()) _plain[id].Paid(paid.Amount);
            foreach (var merged in accepted.Events.OfType<HouseholdEvent.MergedInto>()) _pending.Add((merged.Other, new HouseholdCommand.Absorb(id, merged.Used)));
            return true;
        }

        public void Check(HouseholdId id)
        {
            _plain[id].ShouldBe(_states[id]);
            // Claims held are exactly the resident IDs of the members.
            PlainHousehold.Same("claims", _claims.Where(claim => claim.Value == id && claim.Key != StreamName.Of(id).ToString()).Select(claim => claim.Key), _plain[id].Ids.Values.Select(one => one.ToString()));
            // No registration ends in one that ended before it, so no circle of them ends in each other.
            Assert.True(Ends(id) is not { } last || _states[last].IsLive || _states[last].Erased || !_states[last].Exists);
            // What was used twice came with a merged registration.
            Assert.True(_states[id].Absorbed.Count > 0 || !_states[id].DuplicateUses.Any());
        }

        private HouseholdId? Ends(HouseholdId id)
        {
            var seen = new HashSet<HouseholdId> { id };
            while (_states.TryGetValue(id, out var state) && state.MergedInto is { } next)
            {
                seen.Add(next).ShouldBeTrue("registrations end in a circle");
                id = next;
            }

            return _states.ContainsKey(id) ? id : null;
        }

        // As the journal does: a claim held by another household stops the whole command; nobody lets go of what it does not hold.
        private static bool TryClaim(Dictionary<string, HouseholdId> claims, HouseholdId id, IEnumerable<Claim> wanted)
        {
            foreach (var claim in wanted)
            {
                if (!claim.Taken) claims.Remove(claim.Value, out var holder).ShouldBe(holder == id);
                else if (!claims.TryAdd(claim.Value, id) && claims[claim.Value] != id) return false;
            }

            return true;
        }
    }
}
