using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.EndToEnd.Tests.Load;

/// <summary>What an order asks, as far as the proof must tell it apart.</summary>
internal enum OrderKind
{
    /// <summary>One thing's command.</summary>
    Command,
    HandOut,
    Reserve,
    Admit,
    Arrive,
    Cancel,
    Approve,
    Merge,
}

/// <summary>One request with its name; sent again and again until its answer is known.</summary>
/// <param name="By">Sign-in name of who asks.</param>
/// <param name="Thing">For a command: whose.</param>
/// <param name="Names">What it is about, where that is not named by the order itself: the movement that arrives.</param>
internal sealed record Order(OrderKind Kind, string By, string Path, object Body, StreamName? Thing = null, Guid? Names = null)
{
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The handout, movement or hold that an operation is about.</summary>
    public Guid Operation => Names ?? Id;

    /// <summary>The last answer; null while nobody knows.</summary>
    public Answer? Answer { get; set; }

    /// <summary>Nobody sends it again once its first answer is lost.</summary>
    public bool IsForgotten { get; init; }

    /// <summary>Told of every answer.</summary>
    public Action<Answer>? Then { get; init; }
}

/// <summary>What the system said.</summary>
/// <param name="Code">Of the refusal; null where it was done.</param>
/// <param name="Version">Of the thing, for a command.</param>
/// <param name="Outcome">For a command.</param>
internal sealed record Answer(string? Code, long Position, long Version, string? Outcome)
{
    public bool IsDone => Code is null;

    /// <summary>Recorded under the order's own name, now or before.</summary>
    public bool IsRecorded => IsDone && Outcome != "already-true";
}
