using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>An event of the journal with its body, or with the reason why it has none.</summary>
public sealed class DecodedEvent
{
    private readonly IEvent? _body;

    public DecodedEvent(RecordedEvent recorded, IEvent body)
    {
        Recorded = recorded;
        _body = body;
    }

    public DecodedEvent(RecordedEvent recorded, UnreadableEventException fault)
    {
        Recorded = recorded;
        Fault = fault;
    }

    public RecordedEvent Recorded { get; }

    public JournalPosition Position => Recorded.Position;

    public StreamName Stream => Recorded.Stream;

    /// <summary>Why the event cannot be read; null when it can. A reader that comes to such an event stops before it.</summary>
    public UnreadableEventException? Fault { get; }

    /// <exception cref="UnreadableEventException">The event cannot be read.</exception>
    public IEvent Body => _body ?? throw Fault!;
}
