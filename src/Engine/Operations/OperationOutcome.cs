using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Operations;

/// <summary>What became of an operation over two things.</summary>
public abstract record OperationOutcome
{
    private OperationOutcome()
    {
    }

    /// <summary>All its steps are durable.</summary>
    /// <param name="Position">A view at this position or later shows all of it.</param>
    public sealed record Done(JournalPosition Position) : OperationOutcome;

    /// <summary>Turned down; what had been reserved is free again.</summary>
    public sealed record Refused(Refusal Refusal) : OperationOutcome;
}
