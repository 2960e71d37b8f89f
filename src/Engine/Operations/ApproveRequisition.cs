using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Operations;

/// <summary>Approves what a depot asked for, whole or in part, from a named source.</summary>
/// <param name="Depot">The depot in need.</param>
/// <param name="Lines">What is approved; never more than asked.</param>
[Allowed(Role.CommandStaff)]
public sealed record ApproveRequisitionFrom(DepotId Depot, RequisitionId Requisition, DepotId Source, IReadOnlyList<ItemQuantity> Lines) : ICommand;

/// <summary>
/// An approval: the goods are held at the source, the depot in need records the approval, the source confirms the hold. What a crash leaves half-way is
/// finished by the requisition process under the same names.
/// </summary>
public sealed class ApproveRequisition(IEngine engine)
{
    private static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(10);

    /// <param name="context">Its id names the hold.</param>
    /// <exception cref="EngineUnavailableException">Nobody knows how far it came; send it again under the same name.</exception>
    public async Task<OperationOutcome> ExecuteAsync(ApproveRequisitionFrom request, CommandContext context, CancellationToken cancellationToken)
    {
        var hold = new HoldId(context.Id.Value);
        var steps = new Steps(engine, hold.Value, context, cancellationToken);
        var depot = StreamName.Of(request.Depot);
        var source = StreamName.Of(request.Source);
        var inNeed = (await engine.ReadAsync<DepotState>(depot, cancellationToken)).State;
        var supplier = (await engine.ReadAsync<DepotState>(source, cancellationToken)).State;
        if (inNeed.Place is null) return Steps.Refuse(new Unknown("depot"));
        if (supplier.Place is null) return Steps.Refuse(new Unknown("source"));
        if ((Authority.Check(depot, request, inNeed, context.By) ?? Authority.Check(source, request, supplier, context.By)) is { } forbidden) return Steps.Refuse(forbidden);
        if (inNeed.Requisitions.Find(request.Requisition) is not { } requisition) return Steps.Refuse(new Unknown("requisition"));

        if (await steps.TakeAsync(source, new DepotCommand.HoldStock(hold, request.Requisition, request.Depot, request.Lines, context.At + HeldFor, requisition.Disaster), "hold") is { } lacking) return Steps.Refuse(lacking);
        if (await steps.TakeAsync(depot, new DepotCommand.ApproveRequisition(request.Requisition, hold, request.Source, request.Lines), "approve") is { } refused)
        {
            // The depot in need records that this approval will never be; only then are the goods free.
            if (await steps.TakeAsync(depot, new DepotCommand.VoidApproval(request.Requisition, hold, request.Source), "void") is null)
            {
                await steps.TakeAsync(source, new DepotCommand.ReleaseHold(hold), "release");
            }

            return Steps.Refuse(refused);
        }

        return await steps.TakeAsync(source, new DepotCommand.ConfirmHold(hold, request.Lines), "confirm") is { } unconfirmed ? Steps.Refuse(unconfirmed) : steps.Done();
    }
}
