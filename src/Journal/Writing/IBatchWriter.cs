namespace CivilAffairs.Relief.Journal;

/// <summary>The one appending connection of a process.</summary>
internal interface IBatchWriter : IAsyncDisposable
{
    /// <summary>Judges the requests in order and writes what is accepted in one durable commit. After a failure the next call begins on a fresh connection.</summary>
    /// <exception cref="JournalException">Nothing is known of the outcome.</exception>
    ValueTask<WrittenBatch> WriteAsync(IReadOnlyList<AppendRequest> requests);
}

/// <summary>What came of a batch.</summary>
/// <param name="Verdicts">One for each request, in order.</param>
/// <param name="Head">Position of the last event committed.</param>
internal sealed record WrittenBatch(IReadOnlyList<Verdict> Verdicts, long Head);
