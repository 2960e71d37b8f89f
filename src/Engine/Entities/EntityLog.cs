using CivilAffairs.Relief.Domain;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>What entities log; stream names only, never a command or a state.</summary>
internal static partial class EntityLog
{
    [LoggerMessage(2001, LogLevel.Information, "{Stream} changed under its entity: version {Held} was held, {Actual} is recorded. A second activation exists")]
    public static partial void Conflicted(this ILogger log, StreamName stream, StreamVersion held, StreamVersion actual);

    [LoggerMessage(2002, LogLevel.Warning, "Outcome of an append to {Stream} is unknown; its state is dropped")]
    public static partial void OutcomeUnknown(this ILogger log, StreamName stream, Exception fault);

    [LoggerMessage(2003, LogLevel.Warning, "{Stream} cannot be loaded")]
    public static partial void NotLoaded(this ILogger log, StreamName stream, Exception fault);

    [LoggerMessage(2004, LogLevel.Warning, "The snapshot of {Stream} cannot be read ({Fault}); the stream is replayed in full")]
    public static partial void SnapshotUnreadable(this ILogger log, StreamName stream, string fault);

    [LoggerMessage(2006, LogLevel.Error, "{Stream} failed on a message: {Fault} in {Place}")]
    public static partial void Failed(this ILogger log, StreamName stream, string fault, string place);

    [LoggerMessage(2007, LogLevel.Warning, "{Stream} cannot be reached in the cluster")]
    public static partial void NotReached(this ILogger log, StreamName stream, Exception? fault);

    [LoggerMessage(2005, LogLevel.Warning, "The snapshot of {Stream} was not kept ({Fault})")]
    public static partial void SnapshotNotKept(this ILogger log, StreamName stream, string fault);
}
