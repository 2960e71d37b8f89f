using System.Collections.Concurrent;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>An account of that role and place; without a token, nobody.</summary>
internal sealed record Culprit(Role? Role, PlaceCode Scope, string? Token)
{
    public override string ToString() => Token is null ? "nobody" : $"{Role} of {Scope}";
}

/// <summary>Accounts of every role at several places. Whoever locked itself out is made anew under another name.</summary>
internal sealed class Culprits(Office office, DepotId depot)
{
    public static readonly Culprit Nobody = new(null, PlaceCode.Country, null);

    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Where(role => role != Domain.Role.System)];
    private static readonly PlaceCode[] Places = [PlaceCode.Country, Flood.County, Flood.County, Flood.Upper, Flood.Lower, PlaceCode.Parse($"{Flood.Upper}201"), PlaceCode.Parse("530702")];

    private readonly ConcurrentDictionary<(Role, PlaceCode), Lazy<Task<Culprit>>> _known = new();
    private int _made;

    /// <summary>Anybody, mostly somebody who may.</summary>
    public Task<Culprit> AnyAsync(Random dice, DescribedDoor door)
    {
        if (dice.Next(25) == 0) return Task.FromResult(Nobody);
        IReadOnlyList<Role> roles = door.Roles.Count > 0 && dice.Next(4) > 0 ? door.Roles : Roles;
        var (role, place) = (roles[dice.Next(roles.Count)], Places[dice.Next(Places.Length)]);
        return _known.GetOrAdd((role, place), _ => new(() => MakeAsync(role, place))).Value;
    }

    /// <summary>Its token no longer opens anything: it changed its password, or somebody did.</summary>
    public async Task ForgetAsync(Culprit one)
    {
        if (one.Role is not { } role || !_known.TryGetValue((role, one.Scope), out var known)) return;
        if ((await known.Value).Token == one.Token) _known.TryRemove(new((role, one.Scope), known));
    }

    private async Task<Culprit> MakeAsync(Role role, PlaceCode place)
    {
        var name = $"culprit-{Interlocked.Increment(ref _made)}";
        var answer = await (await office.AdminAsync()).PostAsync("/api/accounts", new { name, password = Office.Password, role, scope = place, depot = role == Domain.Role.DepotManager && place == Flood.Upper ? depot : (DepotId?)null, mustChangePassword = false });
        answer.Status.ShouldBe(System.Net.HttpStatusCode.NoContent, answer.Text);
        return new(role, place, (await office.SignInAsync(name)).Token);
    }
}
