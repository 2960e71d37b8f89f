using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Views.Running;

internal static partial class ViewLog
{
    [LoggerMessage(3001, LogLevel.Information, "Node {Node} now does the work '{Work}' (fence {Fence})")]
    public static partial void Leading(ILogger logger, string node, string work, long fence);

    [LoggerMessage(3002, LogLevel.Warning, "The work '{Work}' was interrupted and is tried again in {Delay}")]
    public static partial void Interrupted(ILogger logger, string work, TimeSpan delay, Exception cause);

    [LoggerMessage(3003, LogLevel.Error, "{Consumer} stopped before event {Position} ({Event}): {Error}")]
    public static partial void Stopped(ILogger logger, string consumer, long position, string @event, string error);

    [LoggerMessage(3004, LogLevel.Information, "{Consumer} is built anew from the first event")]
    public static partial void BuiltAnew(ILogger logger, string consumer);

    [LoggerMessage(3005, LogLevel.Warning, "{Process} was refused {Command} on {Stream}: {Code}")]
    public static partial void Refused(ILogger logger, string process, string command, string stream, string code);

    [LoggerMessage(3006, LogLevel.Warning, "{Process} could not send {Command} to {Stream}, attempt {Attempt}")]
    public static partial void SendFailed(ILogger logger, string process, string command, string stream, int attempt, Exception cause);
}
