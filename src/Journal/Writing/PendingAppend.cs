namespace CivilAffairs.Relief.Journal;

/// <summary>A request in the queue and the promise of its verdict. Callers continue on the pool: the writer never runs their code.</summary>
internal sealed class PendingAppend(AppendRequest request, CancellationToken cancellationToken)
    : TaskCompletionSource<Verdict>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public AppendRequest Request { get; } = request;

    public CancellationToken Cancellation { get; } = cancellationToken;
}
