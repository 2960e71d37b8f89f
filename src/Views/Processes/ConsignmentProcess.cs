using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>Tells the destination of a consignment that it is on its way, and its source what became of it.</summary>
public sealed class ConsignmentProcess : IProcess
{
    public string Name => "consignment-process";

    public int Version => 1;

    public IReadOnlyList<ViewTable> Tables => [];

    public ValueTask ReactAsync(DecodedEvent @event, IReactions reactions, CancellationToken cancellationToken)
    {
        switch (@event.Body)
        {
            case DepotEvent.ConsignmentShipped e:
                // The request is told first: what arrives counts as its answer.
                if (e.Requisition is { } requisition) Send(e.To, e.Consignment, "note-shipped", new DepotCommand.NoteRequisitionShipped(requisition, e.Consignment, e.Lines));
                Send(e.To, e.Consignment, "expect", new DepotCommand.ExpectConsignment(e.Consignment, new(@event.Stream.Key), e.Lines, e.Requisition, e.DueAt));
                break;
            case DepotEvent.ConsignmentReceived e:
                Send(e.From, e.Consignment, "settle", new DepotCommand.SettleConsignment(e.Consignment, e.Lines, Lost: false));
                break;
            case DepotEvent.ConsignmentDeclaredLost e:
                Send(e.From, e.Consignment, "settle", new DepotCommand.SettleConsignment(e.Consignment, [], Lost: true));
                break;
        }

        return ValueTask.CompletedTask;

        void Send(DepotId depot, ConsignmentId consignment, string step, DepotCommand command) =>
            reactions.Send(new(StreamName.Of(depot), command, FollowUp.Id(consignment.Value, step), consignment.ToString()));
    }

    /// <exception cref="InvalidOperationException">It sets none.</exception>
    public Reaction WhenDue(Deadline deadline) => throw new InvalidOperationException("consignments have no deadlines here: goods that are late are still on their way");
}
