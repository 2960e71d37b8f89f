using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Something an officer does.</summary>
/// <param name="By">Who does it.</param>
/// <param name="After">How long after the disaster struck, in the time of the real disaster.</param>
/// <param name="Request">What is sent.</param>
public sealed record Step(Officer By, TimeSpan After, Request Request)
{
    /// <summary>The answer that the scenario wants: done, or refused in the expected way.</summary>
    public Expected Answer { get; init; } = Expected.Done;

    /// <summary>Tried in turn while the answer is a refusal with this code, such as <c>no-room</c>.</summary>
    public string? OtherwiseAfter { get; init; }

    /// <inheritdoc cref="OtherwiseAfter"/>
    public IReadOnlyList<Request> Otherwise { get; init; } = [];

    /// <summary>Codes of refusals that pass by themselves, once the system has finished something: the same is asked again until they do.</summary>
    public IReadOnlyList<string> PatientWith { get; init; } = [];

    /// <summary>How often the same request is sent; each time it has to be answered alike.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether the repeats are sent at the same moment, instead of one after another.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Sent by another officer at the same moment: exactly one of the two must be done, the other refused with this code.</summary>
    public Rival? Rival { get; init; }
}

/// <param name="Refusal">Code with which the later one is refused.</param>
public sealed record Rival(Officer By, Request Request, string Refusal);

/// <summary>The answer that is wanted.</summary>
/// <param name="Code">Code of the refusal; null where it is to be done.</param>
/// <param name="Field">The field that the refusal names; null for any.</param>
public sealed record Expected(string? Code, string? Field = null)
{
    public static Expected Done { get; } = new(Code: null);

    public static Expected Refusal(string code, string? field = null) => new(code, field);
}

/// <summary>Steps that must follow one another; chains of a stage run side by side.</summary>
public sealed record Chain(IReadOnlyList<Step> Steps)
{
    public TimeSpan Begins => Steps[0].After;
}

/// <summary>A part of the scenario; all of it is done before the next begins.</summary>
/// <param name="Chains">In the order in which they begin.</param>
public sealed record Stage(Bilingual Title, IReadOnlyList<Chain> Chains);
