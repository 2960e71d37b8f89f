namespace CivilAffairs.Relief.Journal.Events;

/// <summary>An event in the journal cannot be understood by this build: whoever needs it stops there, visibly.</summary>
public sealed class UnreadableEventException : Exception
{
    public UnreadableEventException()
    {
    }

    public UnreadableEventException(string message)
        : base(message)
    {
    }

    public UnreadableEventException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="recorded">The event; its data is not repeated in the message.</param>
    /// <param name="why">The reason in words.</param>
    /// <param name="cause">What was thrown, or null.</param>
    public UnreadableEventException(RecordedEvent recorded, string why, Exception? cause = null)
        : base($"event {recorded.Position} ({recorded.Type}, version {recorded.Version} of {recorded.Stream}) cannot be read: {why}", cause) => Recorded = recorded;

    public RecordedEvent? Recorded { get; }
}
