namespace CivilAffairs.Relief.Views.Processes;

/// <summary>How processes send their commands.</summary>
public sealed record ProcessOptions
{
    /// <summary>
    /// How long events gather before they are looked at. What a request finishes by itself within this time needs no command of ours, so most operations cost
    /// nothing here.
    /// </summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Commands on their way at once.</summary>
    public int Concurrency { get; init; } = 256;

    /// <summary>The first wait before a command is sent again that met a failure of the machine; it doubles up to <see cref="LongestDelay"/>.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a deadline is put off whose command cannot be carried out.</summary>
    public TimeSpan PutOff { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Deadlines carried out together.</summary>
    public int DeadlinePage { get; init; } = 200;
}
