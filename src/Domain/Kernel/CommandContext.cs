namespace CivilAffairs.Relief.Domain;

/// <summary>Who asks, when, and under which name the client knows the request.</summary>
/// <param name="Id">Named by the client; a repeat with the same id gets the first receipt.</param>
/// <param name="By">The account that asks.</param>
/// <param name="At">When the system took the command, in UTC; the only clock a decider knows.</param>
public sealed record CommandContext(CommandId Id, Actor By, DateTimeOffset At)
{
    /// <summary>The day in China on which the command was taken.</summary>
    public DateOnly Today => ChinaTime.DateOf(At);

    /// <summary>The version of the thing on which the person filled in the form: at another one the command is refused. Null where nobody said.</summary>
    public StreamVersion? Expected { get; init; }

    /// <summary>The thing that decides, so that it can tell itself from another; null where nobody said.</summary>
    public StreamName? Thing { get; init; }
}
