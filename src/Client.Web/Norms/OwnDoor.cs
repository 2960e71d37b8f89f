using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>By which an administrator sets something for a place within the area, ends and withdraws it; each is written down. Another office's is not found.</summary>
internal abstract class OwnDoor<TAsked, TOwn>(OwnStore<TOwn> store, SignInDoor door, TimeProvider clock)
    where TAsked : class, IAsked
    where TOwn : class, IOwn
{
    protected abstract SignInOutcome Set { get; }

    protected abstract SignInOutcome Ended { get; }

    protected abstract SignInOutcome Withdrawn { get; }

    public async Task<IResult> SetAsync(HttpContext http)
    {
        var (asked, fault) = await Requests.ReadAsync<TAsked>(http);
        if (asked is null) return fault!;
        var actor = AccountClaims.ActorOf(http.User);
        if (!asked.Place.IsInside(actor.Scope)) return Problems.Of(http, new OutOfScope(actor.Scope));
        var (own, change, refusal) = await DraftAsync(asked, actor.Account, clock.GetUtcNow(), http.RequestAborted);
        if (own is null) return Problems.Of(http, refusal!);
        if (!await store.AddAsync(own, http.RequestAborted)) return Problems.Of(http, new BeginsTwice("from", own.InForce.From));
        await door.WriteNormAsync(http, change!, Set);
        return Results.NoContent();
    }

    public async Task<IResult> EndAsync(string id, HttpContext http)
    {
        var (asked, fault) = await Requests.ReadAsync<NormEnd>(http);
        if (asked is null) return fault!;
        if (await FindAsync(id, http) is not { } own) return Problems.NotFound(http);
        if (Days.CheckEnd(own.InForce, asked.LastDay, ChinaTime.DateOf(clock.GetUtcNow())) is { } refusal) return Problems.Of(http, refusal);
        if (!await store.EndAsync(own.Id, asked.LastDay, http.RequestAborted)) return Problems.NotFound(http);
        await door.WriteNormAsync(http, Change(own, own.InForce with { To = asked.LastDay }), Ended);
        return Results.NoContent();
    }

    public async Task<IResult> WithdrawAsync(string id, HttpContext http)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(id, http) is not { } own) return Problems.NotFound(http);
        if (Days.CheckWithdraw(own.InForce, ChinaTime.DateOf(now)) is { } refusal) return Problems.Of(http, refusal);
        if (!await store.WithdrawAsync(own.Id, AccountClaims.ActorOf(http.User).Account, now, http.RequestAborted)) return Problems.NotFound(http);
        await door.WriteNormAsync(http, Change(own, becomes: null), Withdrawn);
        return Results.NoContent();
    }

    /// <summary>What is to be kept and what it changes, or what is wrong with it.</summary>
    protected abstract Task<(TOwn? Own, NormChange? Change, Refusal? Refusal)> DraftAsync(TAsked asked, AccountName by, DateTimeOffset now, CancellationToken cancellationToken);

    /// <param name="becomes">The days on which it now holds; null where it is withdrawn.</param>
    protected abstract NormChange Change(TOwn own, Period? becomes);

    private async Task<TOwn?> FindAsync(string id, HttpContext http) =>
        Guid.TryParse(id, out var wanted) && await store.FindAsync(wanted, http.RequestAborted) is { } own && own.Place.IsInside(AccountClaims.ActorOf(http.User).Scope) ? own : null;
}

/// <param name="LastDay">On which it still holds; today at the earliest.</param>
internal sealed record NormEnd(DateOnly LastDay);
