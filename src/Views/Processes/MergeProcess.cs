using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>Carries the rights that a second registration of a family has used over to the first, so that nothing is given twice.</summary>
public sealed class MergeProcess : IProcess
{
    public string Name => "merge-process";

    public int Version => 1;

    public IReadOnlyList<ViewTable> Tables => [];

    public ValueTask ReactAsync(DecodedEvent @event, IReactions reactions, CancellationToken cancellationToken)
    {
        if (@event.Body is HouseholdEvent.MergedInto e)
        {
            // One registration may hand over several times: what it takes over itself after its end goes on to the other.
            var id = FollowUp.Id(@event.Recorded.Command.Value, "absorb");
            reactions.Send(new(StreamName.Of(e.Other), new HouseholdCommand.Absorb(new(@event.Stream.Key), e.Used), id, @event.Stream.ToString()));
        }

        return ValueTask.CompletedTask;
    }

    /// <exception cref="InvalidOperationException">It sets none.</exception>
    public Reaction WhenDue(Deadline deadline) => throw new InvalidOperationException("merges have no deadlines");
}
