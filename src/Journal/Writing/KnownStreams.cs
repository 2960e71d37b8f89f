using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>A stream as the writer knows it.</summary>
internal sealed class StreamMark(StreamName name, long id, long version)
{
    public StreamName Name { get; } = name;

    public long Id { get; } = id;

    public long Version { get; set; } = version;
}

/// <summary>
/// Streams the writer looked up or wrote before. Good only as long as no other process writes: the head read under the lock must be the one this writer
/// left, else all is forgotten.
/// </summary>
internal sealed class KnownStreams
{
    private const int Most = 100_000;

    private readonly Dictionary<StreamName, StreamMark> _marks = [];
    private Head? _left;

    /// <summary>To be called with the head just locked, before a batch is judged.</summary>
    /// <returns>Whether what was known before still holds.</returns>
    public bool Align(Head head)
    {
        var holds = _left is not null && _left.Is(head) && _marks.Count <= Most;
        if (!holds) _marks.Clear();
        _left = null;
        return holds;
    }

    public StreamMark? Find(StreamName name) => _marks.GetValueOrDefault(name);

    public void Add(StreamMark mark) => _marks[mark.Name] = mark;

    /// <summary>The batch that changed the marks is committed, or changed nothing; until then they are worth nothing.</summary>
    public void Keep(Head head) => _left = head;
}
