using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;

namespace CivilAffairs.Relief.EndToEnd.Tests.Load;

/// <summary>Officers at work at once, each doing one thing after another until the system is gone.</summary>
internal sealed class MixedLoad(County county, Desk desk)
{
    private readonly ConcurrentQueue<Supply> _supplies = new();
    private readonly ConcurrentDictionary<Supply, bool> _stuck = new();
    private readonly ConcurrentQueue<HouseholdId> _sheltered = new();

    /// <summary>Works until an answer is lost in each officer's hands.</summary>
    public Task RunAsync(int officers, int seed) => Task.WhenAll(Enumerable.Range(0, officers).Select(officer => Task.Run(() => WorkAsync(new Random(seed + officer)))));

    /// <summary>Brings every supply to its end.</summary>
    public async Task FinishSuppliesAsync(TimeSpan patience)
    {
        Release();
        var began = TimeProvider.System.GetTimestamp();
        while (_supplies.TryDequeue(out var supply))
        {
            while (!supply.IsOver)
            {
                var answer = await desk.SendAsync(supply.Step);
                answer.ShouldNotBeNull("the system is gone");
                if (answer.IsDone) continue;
                if (TimeProvider.System.GetElapsedTime(began) > patience) throw new TimeoutException($"waited {patience} for the consignment process to tell a point what is on its way");

                // Pacing: only the answer to the same order tells that the consignment process has come to it, so it is sent again.
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Supplies whose last order was lost go on, its answer is known by now.</summary>
    public void Release()
    {
        foreach (var supply in _stuck.Keys) _supplies.Enqueue(supply);
        _stuck.Clear();
    }

    private async Task WorkAsync(Random dice)
    {
        while (await TakeAsync(dice))
        {
            // Until the system is gone.
        }
    }

    /// <returns>False once an answer is lost.</returns>
    private async Task<bool> TakeAsync(Random dice)
    {
        if (county.Pick(dice) is not { } household || dice.Next(4) == 0) return await SendAsync(Register(dice));
        var shelter = county.Shelters[dice.Next(2)];
        switch (dice.Next(15))
        {
            case 0 or 1:
                return await AdmitAsync(household, shelter);
            case 3 or 4:
                // So that the shelters, which are soon full, take in others.
                return await SendAsync(Home(_sheltered.TryDequeue(out var guest) ? guest : household));
            case 5 or 6:
                // At two points at the same moment.
                var both = await Task.WhenAll(county.Points.Select(point => SendAsync(HandOut(household, point))));
                return both.All(answered => answered);
            case 7:
                return await SendAsync(HandOut(household, county.Points[dice.Next(2)]));
            case 2 or 8:
                return await ReserveAsync(household, shelter, dice);
            case 9 or 10:
                return await SupplyAsync(dice);
            case 11:
                return await AgainAsync(dice);
            case 12:
                return await SendAsync(Merge(household, county.Pick(dice)!.Value));
            default:
                return await TwiceAsync(HandOut(household, county.Points[dice.Next(2)]));
        }
    }

    private async Task<bool> AdmitAsync(HouseholdId household, ShelterId shelter)
    {
        var answer = await desk.SendAsync(new(OrderKind.Admit, County.Officer, "/api/movements/admit", new AdmitToShelter(household, shelter, county.Flood)));
        if (answer is { IsDone: true }) _sheltered.Enqueue(household);
        return answer is not null;
    }

    private async Task<bool> SendAsync(Order order) => await desk.SendAsync(order) is not null;

    // The network repeats what it delivers.
    private async Task<bool> TwiceAsync(Order order) => (await Task.WhenAll(SendAsync(order), SendAsync(order))).All(answered => answered);

    // A phone that did not hear the answer sends its order again.
    private async Task<bool> AgainAsync(Random dice)
    {
        var done = desk.Answered.Where(order => order.Answer is { IsRecorded: true } && order.Then is null).ToList();
        return done.Count == 0 || await SendAsync(done[dice.Next(done.Count)]);
    }

    private async Task<bool> ReserveAsync(HouseholdId household, ShelterId shelter, Random dice)
    {
        // Every other phone is lost with its answer: only the processes can finish or release what it had begun.
        var forgotten = dice.Next(2) == 0;
        var until = TimeProvider.System.GetUtcNow().AddSeconds(dice.Next(1, 4));
        var reserve = new Order(OrderKind.Reserve, County.Officer, "/api/movements/reserve", new ReserveForMovement(household, shelter, county.Flood, ExpiresAt: until)) { IsForgotten = forgotten };
        var answer = await desk.SendAsync(reserve);
        if (answer is not { IsDone: true }) return answer is not null;
        var movement = new MovementId(reserve.Id);
        switch (dice.Next(5))
        {
            case 0:
                return await SendAsync(new(OrderKind.Cancel, County.Officer, "/api/movements/cancel", new CancelMovement(movement, shelter), Names: reserve.Id));
            case 1:
                return true;
            default:
                var arrived = await desk.SendAsync(new(OrderKind.Arrive, County.Officer, "/api/movements/arrive", new Arrive(movement, shelter), Names: reserve.Id) { IsForgotten = forgotten });
                if (arrived is { IsDone: true }) _sheltered.Enqueue(household);
                return arrived is not null;
        }
    }

    private async Task<bool> SupplyAsync(Random dice)
    {
        if (!_supplies.TryDequeue(out var supply)) supply = new(county, county.Points[dice.Next(2)]);
        for (var steps = dice.Next(1, 4); steps > 0 && !supply.IsOver; steps--)
        {
            if (await SendAsync(supply.Step)) continue;
            _stuck[supply] = true;
            return false;
        }

        if (!supply.IsOver) _supplies.Enqueue(supply);
        return true;
    }

    private Order Register(Random dice)
    {
        var household = new HouseholdId(Guid.NewGuid());
        NewMember[] members = [.. Enumerable.Range(0, County.Persons).Select(i => Member(i == 0 ? Relation.Head : Relation.Child, dice))];
        var register = new HouseholdCommand.Register(County.Village, "一组", members, county.Flood, Synthetic: true);
        return County.Command(County.Officer, StreamName.Of(household), "register", register, answer =>
        {
            if (answer.Outcome is "accepted" or "repeated") county.Add(household);
        });
    }

    // Many have a name that half the village has and do not know when they were born: each would do as anybody's duplicate.
    private static NewMember Member(Relation relation, Random dice) => dice.Next(3) == 0
        ? new(Name("王平"), relation)
        : new(Name($"王{(char)('一' + dice.Next(5000))}{(char)('一' + dice.Next(5000))}"), relation, Birth: new DateOnly(1950, 1, 1).AddDays(dice.Next(60 * 365)));

    private static PersonName Name(string text) => PersonName.TryParse(text, out var name) ? name : throw new FormatException(text);

    private Order Home(HouseholdId household) =>
        County.Command(County.Officer, StreamName.Of(household), "move-members", new HouseholdCommand.MoveMembers(new(Guid.NewGuid()), county.Flood, null, new Whereabouts.AtHome(), TimeProvider.System.GetUtcNow()));

    private static Order Merge(HouseholdId household, HouseholdId other) =>
        new(OrderKind.Merge, County.Officer, "/api/merges", new MergeHouseholds(household, other));

    private Order HandOut(HouseholdId household, DepotId point) =>
        new(OrderKind.HandOut, County.Keeper, "/api/handouts", new HandOutGoods(point, household, county.Flood, new(ProofKind.QrCard, new(1))));
}
