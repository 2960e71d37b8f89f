using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>Events of one stream to append, all or none.</summary>
/// <param name="Stream">The thing.</param>
/// <param name="Expected">The version the events were decided on; another actual version is a conflict.</param>
/// <param name="Events">At least one; may stem from several commands, those of one command adjacent.</param>
public sealed record AppendRequest(StreamName Stream, StreamVersion Expected, IReadOnlyList<NewEvent> Events)
{
    /// <summary>Claims taken and let go in the same transaction, in order.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>A key to keep for this stream from now on, with which its personal data is sealed.</summary>
    public SubjectKey? NewKey { get; init; }

    /// <summary>Destroys the stream's key in the same transaction: its personal data can never be read again.</summary>
    public bool DestroyKey { get; init; }
}

/// <summary>One event to append.</summary>
/// <param name="Command">The command it answers.</param>
/// <param name="Ordinal">Its place among the events of that command, from 0.</param>
/// <param name="Type">Name in the event catalogue, such as <c>shelter.household-admitted.1</c>.</param>
/// <param name="Data">UTF-8 JSON, personal data sealed.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="At">When the command was taken; kept in UTC, to the microsecond.</param>
/// <param name="Cause">The event that a process answered with this command; none for a person's.</param>
public sealed record NewEvent(CommandId Command, int Ordinal, string Type, ReadOnlyMemory<byte> Data, AccountName Actor, DateTimeOffset At, JournalPosition Cause);

/// <summary>One event as the journal holds it.</summary>
/// <param name="Hash">SHA-256 over this event's content and the hash before it; 32 bytes.</param>
public sealed record RecordedEvent(
    JournalPosition Position,
    StreamName Stream,
    StreamVersion Version,
    string Type,
    ReadOnlyMemory<byte> Data,
    CommandId Command,
    int Ordinal,
    JournalPosition Cause,
    AccountName Actor,
    DateTimeOffset At,
    ReadOnlyMemory<byte> Hash);

/// <summary>Proof that a command was recorded.</summary>
/// <param name="Position">Position of its last event.</param>
/// <param name="Version">Version of the stream after it.</param>
public readonly record struct Receipt(CommandId Command, JournalPosition Position, StreamVersion Version);

/// <summary>Who holds a claim.</summary>
public sealed record ClaimHolder(StreamName Stream, PlaceCode? Place);
