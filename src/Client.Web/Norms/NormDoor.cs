using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>The door to the norms of offices.</summary>
internal sealed class NormDoor(NormStore norms, SignInDoor door, TimeProvider clock) : OwnDoor<NewNorm, OwnNorm>(norms, door, clock)
{
    protected override SignInOutcome Set => SignInOutcome.NormSet;

    protected override SignInOutcome Ended => SignInOutcome.NormEnded;

    protected override SignInOutcome Withdrawn => SignInOutcome.NormWithdrawn;

    protected override async Task<(OwnNorm? Own, NormChange? Change, Refusal? Refusal)> DraftAsync(NewNorm asked, AccountName by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Norm[] there = [.. NormTable.Shipped.All, .. (await norms.ListAsync(cancellationToken)).Select(own => own.Norm)];
        var (norm, refusal) = asked.Read(there, ChinaTime.DateOf(now));
        if (norm is null) return (null, null, refusal);
        var before = new NormTable(there.DistinctBy(one => (one.Kind, one.Place, one.AtLeast, one.InForce.From))).Find(norm.Kind, norm.Place, norm.InForce.From, norm.AtLeast);
        return (new(Guid.CreateVersion7(now), norm, by, now), NormChange.Of(norm.Kind, norm.Place, before, norm), null);
    }

    protected override NormChange Change(OwnNorm own, Period? becomes) =>
        NormChange.Of(own.Norm.Kind, own.Place, own.Norm, becomes is { } days ? own.Norm with { InForce = days } : null);
}
