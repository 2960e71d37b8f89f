using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>What became of one request; its neighbours in the batch have their own.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Durable. A receipt a command, in the order of the request.</summary>
    public sealed record Appended(JournalPosition First, JournalPosition Last, StreamVersion Version, IReadOnlyList<Receipt> Receipts) : Verdict;

    /// <summary>Nothing was written: these commands of the request were recorded before.</summary>
    public sealed record AlreadyApplied(IReadOnlyList<Receipt> Receipts) : Verdict;

    /// <summary>Nothing was written: the stream is at another version.</summary>
    public sealed record VersionConflict(StreamVersion Actual) : Verdict;

    /// <summary>Nothing was written: another thing holds a claim.</summary>
    /// <param name="Index">Which of the request's claims.</param>
    public sealed record ClaimTaken(int Index, Claim Claim, ClaimHolder Holder) : Verdict;
}
