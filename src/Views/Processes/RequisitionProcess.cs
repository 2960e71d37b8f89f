using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>Stock held at a source for an approval that has not been confirmed or released yet.</summary>
public sealed record OpenHold(HoldId Hold, DepotId Source, DepotId For, RequisitionId Requisition);

/// <summary>
/// Finishes approvals: once the depot in need has recorded one the source's hold stays, once it has voided one, taken its request back or closed it
/// the hold is freed. A hold that
/// runs out asks the depot in need to void the approval.
/// </summary>
public sealed class RequisitionProcess : IProcess
{
    private static readonly ViewTable<OpenHold> Open = new("open_holds", static _ => new(PlaceCode.Country)) { IsPrivate = true };

    public string Name => "requisition-process";

    public int Version => 1;

    public IReadOnlyList<ViewTable> Tables => [Open];

    public async ValueTask ReactAsync(DecodedEvent @event, IReactions reactions, CancellationToken cancellationToken)
    {
        switch (@event.Body)
        {
            case DepotEvent.StockHeld e:
                var begun = new OpenHold(e.Hold, new(@event.Stream.Key), e.For, e.Requisition);
                reactions.Put(Open, Key(e.Hold), begun);
                reactions.Schedule(new(Key(e.Hold), e.ExpiresAt, Payload.Of(begun)));
                break;
            case DepotEvent.HoldConfirmed e:
                Close(e.Hold);
                break;
            case DepotEvent.HoldReleased e:
                Close(e.Hold);
                break;
            case DepotEvent.RequisitionApproved e:
                reactions.Send(WhileOpen(e.Hold, new(StreamName.Of(e.Source), new DepotCommand.ConfirmHold(e.Hold, e.Lines), FollowUp.Id(e.Hold.Value, "confirm"), Key(e.Hold))));
                break;
            case DepotEvent.ApprovalVoided e:
                if (await reactions.FindAsync(Open, Key(e.Hold), cancellationToken) is { } open) reactions.Send(WhileOpen(e.Hold, Release(e.Hold, open.Source)));
                break;
            case DepotEvent.RequisitionCancelled { Hold: { } hold, Source: { } source }:
                reactions.Send(Release(hold, source));
                break;
            case DepotEvent.RequisitionClosed e:
                // A source that has shipped it all meanwhile may have forgotten the hold.
                reactions.Send(Release(e.Hold, e.Source) with { Expects = static refusal => refusal.Is<NoSuchHold>() });
                break;
        }

        void Close(HoldId hold)
        {
            reactions.Delete(Open, Key(hold));
            reactions.Cancel(Key(hold));
        }
    }

    public Reaction WhenDue(Deadline deadline)
    {
        var open = Payload.Read<OpenHold>(deadline);
        return new(StreamName.Of(open.For), new DepotCommand.VoidApproval(open.Requisition, open.Hold, open.Source), FollowUp.Id(open.Hold.Value, "void"), Key(open.Hold))
        {
            Expects = static refusal => refusal.Is<ApprovedAlready>() || IsUnknown(refusal),

            // What was never asked for can be neither approved nor voided.
            Otherwise = refusal => IsUnknown(refusal) ? Release(open.Hold, open.Source) : null,
        };
    }

    private static bool IsUnknown(Refusal refusal) => refusal.Is<NoSuchRequisition>() || refusal.Is<DepotNotRegistered>();

    private static Reaction Release(HoldId hold, DepotId source) => new(StreamName.Of(source), new DepotCommand.ReleaseHold(hold), FollowUp.Id(hold.Value, "release"), Key(hold));

    private static Reaction WhileOpen(HoldId hold, Reaction reaction) =>
        reaction with { Needed = async (rows, cancellationToken) => await rows.FindAsync(Open, Key(hold), cancellationToken) is not null };

    private static string Key(HoldId hold) => hold.ToString();
}
