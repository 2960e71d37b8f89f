using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Views.Tests.Projections;

/// <summary>The board counts by differences; here everything is counted anew, from a plain model, after every few steps of a random flood.</summary>
public sealed class BoardWalkTests(ITestOutputHelper output)
{
    private const int Steps = 4000;

    private static readonly PlaceCode[] Villages = [Given.Township, Given.Village, Given.NextVillage, Given.FarTownship, Given.FarVillage];

    private static readonly Whereabouts[] Wheres =
    [
        Given.Home, Given.Home, Given.Kin, Given.In(Id.School), Given.In(Id.Gym), new Whereabouts.Renting(), new Whereabouts.InHospital(), new Whereabouts.Elsewhere(), new Whereabouts.Missing(), new Whereabouts.Dead(),
    ];

    private readonly Story _story = new(new BoardProjection());
    private readonly List<House> _houses = [];
    private readonly Dictionary<PlaceCode, (bool Everyone, bool Lifted)> _orders = [];

    [Fact]
    public async Task The_board_is_what_counting_everybody_anew_gives()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("RELIEF_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        output.WriteLine($"RELIEF_SEED={seed}");
        var random = new Random(seed);
        await _story.Tell(Id.Flood, Given.Flood());
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(random);
            if (step % 20 == 0) Compare(step);
        }

        Compare(Steps);
    }

    private Task StepAsync(Random random)
    {
        if (_houses.Count < 5 || random.Next(25) == 0) return RegisterAsync(random);
        if (random.Next(40) == 0) return OrderAsync(random);
        var house = _houses[random.Next(_houses.Count)];
        return house.Ended ? Task.CompletedTask : ChangeAsync(house, random);
    }

    private Task RegisterAsync(Random random)
    {
        var house = new House(Id.Household(_houses.Count + 1), Villages[random.Next(Villages.Length)]) { Involved = random.Next(4) > 0 };
        var members = random.Next(1, 5);
        for (var n = 1; n <= members; n++) house.Members[n] = Given.Home;
        _houses.Add(house);
        return _story.Tell(house.Id, Given.Household(house.Place, house.Involved ? Id.Flood : null, members));
    }

    private Task OrderAsync(Random random)
    {
        var place = Villages[random.Next(Villages.Length)];
        if (_orders.TryGetValue(place, out var order) && !order.Lifted && random.Next(2) == 0)
        {
            _orders[place] = order with { Lifted = true };
            return _story.Tell(Id.Flood, new DisasterEvent.EvacuationLifted(place, "水退"));
        }

        var everyone = random.Next(2) == 0;
        _orders[place] = (everyone, false);
        return _story.Tell(Id.Flood, Given.Order(place, everyone));
    }

    private Task ChangeAsync(House house, Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                var former = house.Place;
                house.Place = Villages[random.Next(Villages.Length)];
                return _story.Tell(house.Id, new HouseholdEvent.HomeChanged(house.Place, former, null, null));
            case 1:
                house.Involved = true;
                house.Listed = random.Next(2) == 0;
                return _story.Tell(house.Id, new HouseholdEvent.MarkedAffected(Id.Flood, house.Listed));
            case 2:
                var number = house.Members.Keys.DefaultIfEmpty().Max() + 1;
                house.Members[number] = Given.Home;
                return _story.Tell(house.Id, new HouseholdEvent.MemberAdded(Given.Person(number, "赵新"), "补登"));
            case 3 when house.Members.Count > 1:
                var gone = house.Members.Keys.Max();
                var from = house.Members[gone];
                house.Members.Remove(gone);
                house.Ever.Remove(gone);
                return _story.Tell(house.Id, new HouseholdEvent.MemberRemoved(new(gone), from, "错登"));
            case 4 when random.Next(6) == 0:
                house.Ended = true;
                return _story.Tell(house.Id, new HouseholdEvent.MergedInto(_houses[0].Id, []));
            default:
                var to = Wheres[random.Next(Wheres.Length)];
                var going = house.Members.Keys.Where(_ => random.Next(2) == 0).ToArray();
                if (going.Length == 0) return Task.CompletedTask;
                house.Involved = true;
                var moved = Given.Moved(random.Next(1 << 12), Id.Flood, Given.Home, to, going) with { Moves = [.. going.Select(member => new MemberMove(new(member), house.Members[member]))] };
                foreach (var member in going)
                {
                    house.Members[member] = to;
                    if (to.IsRelocated) house.Ever.Add(member);
                }

                return _story.Tell(house.Id, moved);
        }
    }

    private void Compare(int step)
    {
        Compare(step, _story.Rows.The(BoardRow.Table, Id.Flood), _ => true);
        foreach (var township in new[] { Given.Township, Given.FarTownship })
        {
            if (_story.Rows.Find(BoardRow.Table, $"{Id.Flood}/{township}") is { } row) Compare(step, row, house => house.Place.IsInside(township));
        }
    }

    private void Compare(int step, BoardRow row, Func<House, bool> counted)
    {
        var living = _houses.Where(house => !house.Ended && counted(house)).ToList();
        var involved = living.Where(house => house.Involved).ToList();
        var where = involved.SelectMany(house => house.Members.Values).ToList();
        var expected = (
            involved.Count,
            where.Count,
            where.Count(one => one is Whereabouts.AtHome),
            where.Count(one => one.IsCentralised),
            where.Count(one => one.IsRelocated),
            where.Count(one => one is Whereabouts.Missing),
            where.Count(one => one is Whereabouts.Dead),
            involved.Sum(house => house.Ever.Count),
            living.Aggregate(new EvacuationFigures(), (sum, house) => sum.Plus(EvacuationOf(house))));
        var figures = row.Figures;
        var actual = (figures.Households, figures.Persons, figures.Where.Home, row.Centralised, row.Relocated, figures.Where.Missing, figures.Where.Dead, figures.EverRelocated, figures.Evacuation);
        Assert.True(expected == actual, $"after step {step}, {row.Place}: expected {expected}, the board has {actual}");
    }

    private EvacuationFigures EvacuationOf(House house)
    {
        var covering = _orders.Where(order => house.Place.IsInside(order.Key)).Select(order => order.Value).ToList();
        if (covering.Count == 0) return new();
        var (everyone, lifted) = covering.OrderBy(order => order.Lifted).ThenByDescending(order => order.Everyone).First();
        if (!everyone && !(house.Listed && house.Involved)) return new();
        return house.Members.Aggregate(new EvacuationFigures(), (sum, member) => sum.Plus(member.Value switch
        {
            Whereabouts.Dead => new(MustGo: 1, Dead: 1),
            Whereabouts.Missing => new(MustGo: 1, Unaccounted: 1),
            Whereabouts.AtHome when house.Ever.Contains(member.Key) => new(MustGo: 1, Returned: 1),
            Whereabouts.AtHome => lifted ? new(MustGo: 1, Stayed: 1) : new(MustGo: 1, Unaccounted: 1),
            _ => new(MustGo: 1, Gone: 1),
        }));
    }

    private sealed class House(HouseholdId id, PlaceCode place)
    {
        public HouseholdId Id => id;

        public PlaceCode Place { get; set; } = place;

        public bool Involved { get; set; }

        public bool Listed { get; set; }

        public bool Ended { get; set; }

        public SortedDictionary<int, Whereabouts> Members { get; } = [];

        public HashSet<int> Ever { get; } = [];
    }
}
