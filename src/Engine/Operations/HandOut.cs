using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Operations;

/// <summary>Asks a depot to hand out to a household what the relief plan gives it.</summary>
/// <param name="Entitlements">Which, and how much of each; null for all that is due now.</param>
[Allowed(Role.DepotManager, Role.TownshipOfficer)]
public sealed record HandOutGoods(DepotId Depot, HouseholdId Household, DisasterId Disaster, HandoutProof Proof, IReadOnlyList<WantedGoods>? Entitlements = null) : ICommand;

/// <param name="Quantity">At most what is due; null for all of it.</param>
public sealed record WantedGoods(EntitlementCode Code, Quantity? Quantity = null);

/// <summary>
/// A handout: the household's right is used and the depot's stock goes down, or neither. The goods are reserved at the depot, the household decides, the depot
/// follows; what a crash leaves half-way is finished by the handout process under the same names.
/// </summary>
public sealed class HandOut(IEngine engine)
{
    /// <summary>How long goods stay reserved for a handout that was begun and not finished.</summary>
    public static readonly TimeSpan ReservedFor = TimeSpan.FromMinutes(10);

    /// <param name="context">Its id names the handout.</param>
    /// <exception cref="EngineUnavailableException">Nobody knows how far it came; send it again under the same name.</exception>
    public async Task<OperationOutcome> ExecuteAsync(HandOutGoods request, CommandContext context, CancellationToken cancellationToken)
    {
        var handout = new HandoutId(context.Id.Value);
        var steps = new Steps(engine, handout.Value, context, cancellationToken);
        var depot = StreamName.Of(request.Depot);
        var household = StreamName.Of(request.Household);

        var stock = await engine.ReadAsync<DepotState>(depot, cancellationToken);
        if (Authority.Check(depot, request, stock.State, context.By) is { } forbidden) return Steps.Refuse(forbidden);

        var family = (await engine.ReadAsync<HouseholdState>(household, cancellationToken)).State;
        if (!family.Handouts.ContainsKey(handout))
        {
            if (family.VoidedHandouts.Contains(handout)) return Steps.Refuse(new AttemptEnded());
            var plan = (await engine.ReadAsync<DisasterState>(StreamName.Of(request.Disaster), cancellationToken)).State;
            IReadOnlyList<HandoutLine> lines = [];
            var refusal = (plan.AcceptsRelief ? Lines(request, plan, family, context.Today, out lines) : new NoReliefNow())
                ?? await ReserveAsync(steps, request, handout, context, lines, cancellationToken)
                ?? await steps.TakeAsync(household, new HouseholdCommand.TakeHandout(handout, request.Disaster, request.Depot, lines, request.Proof), "take");
            if (refusal is not null && !await IsTakenAsync(household, handout, cancellationToken))
            {
                // Also where nothing is due any more: an earlier attempt under this name may have reserved.
                await GiveUpAsync(steps, depot, household, handout);
                if (!await IsTakenAsync(household, handout, cancellationToken)) return Steps.Refuse(refusal);
            }
        }

        // The household has it, so goods that are no longer reserved for it were confirmed: by a node of another build perhaps, which calls the step by another name.
        return await steps.TakeAsync(depot, new DepotCommand.ConfirmHandout(handout), "confirm") is { } unconfirmed and not NoSuchReservation ? Steps.Refuse(unconfirmed) : steps.Done();
    }

    private async Task<Refusal?> ReserveAsync(Steps steps, HandOutGoods request, HandoutId handout, CommandContext context, IReadOnlyList<HandoutLine> lines, CancellationToken cancellationToken)
    {
        ItemQuantity[] goods = [.. lines.GroupBy(line => line.Entitlement.Item).Select(item => new ItemQuantity(item.Key, item.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity)))];
        var reserve = new DepotCommand.ReserveHandout(handout, request.Disaster, request.Household, goods, context.At + ReservedFor);
        var (refusal, repeated) = await steps.AskAsync(StreamName.Of(request.Depot), reserve, "reserve");
        if (refusal is not null || !repeated) return refusal;

        // An earlier attempt reserved, perhaps for a family of another size: go on only with exactly those goods.
        var stock = (await engine.ReadAsync<DepotState>(StreamName.Of(request.Depot), cancellationToken)).State;
        return stock.Handouts.TryGetValue(handout, out var reserved) && Same(reserved.Lines, goods) ? null : new AttemptEnded();
    }

    // The same request may be under way twice: what the other recorded meanwhile stands.
    private async Task<bool> IsTakenAsync(StreamName household, HandoutId handout, CancellationToken cancellationToken) =>
        (await engine.ReadAsync<HouseholdState>(household, cancellationToken)).State.Handouts.ContainsKey(handout);

    // The household records that the handout will never be; only then are the goods free. Where nothing was reserved there is nothing to give up.
    private async Task GiveUpAsync(Steps steps, StreamName depot, StreamName household, HandoutId handout)
    {
        if (!(await engine.ReadAsync<DepotState>(depot, CancellationToken.None)).State.Handouts.ContainsKey(handout)) return;
        if (await steps.TakeAsync(household, new HouseholdCommand.VoidHandout(handout), "void") is null)
        {
            await steps.TakeAsync(depot, new DepotCommand.ReleaseHandout(handout), "release");
        }
    }

    private static Refusal? Lines(HandOutGoods request, DisasterState plan, HouseholdState family, DateOnly today, out IReadOnlyList<HandoutLine> lines)
    {
        var due = new List<HandoutLine>();
        lines = due;
        if (request.Entitlements is null)
        {
            var offers = Rights.Offer(family, [.. plan.Entitlements.Values.OrderBy(entitlement => entitlement.Code.ToString(), StringComparer.Ordinal)], request.Disaster, today);
            due.AddRange(offers.Where(offer => offer.WhyNot is null).Select(offer => new HandoutLine(offer.Entitlement, offer.Quantity)));
            return due.Count == 0 ? new NothingDue() : null;
        }

        for (int i = 0; i < request.Entitlements.Count; i++)
        {
            var wanted = request.Entitlements[i];
            var field = $"entitlements[{i}]";
            if (!plan.Entitlements.TryGetValue(wanted.Code, out var entitlement)) return new NotInPlan(field, wanted.Code);
            var offer = Rights.Offer(family, entitlement, request.Disaster, today);
            if (offer.WhyNot is { } refusal) return refusal with { Field = field };
            due.Add(new(entitlement, wanted.Quantity ?? offer.Quantity));
        }

        return due.Count == 0 ? new Required("entitlements") : null;
    }

    private static bool Same(IEnumerable<LotQuantity> reserved, IEnumerable<ItemQuantity> goods) =>
        reserved.GroupBy(line => line.Lot.Item).Select(item => new ItemQuantity(item.Key, item.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity))).ToHashSet().SetEquals(goods);
}
