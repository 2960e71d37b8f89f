using System.Data.Common;
using System.Net.Sockets;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>
/// Tells what is away and comes back - the database, a machine of the cluster, this node while it stops - from a fault of ours. Of the first a client hears that the outcome is not known and that the
/// same request may be sent again.
/// </summary>
public static partial class Away
{
    /// <param name="fault">What a request ended with, though its client had not gone.</param>
    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        EngineUnavailableException or JournalException or TimeoutException or OperationCanceledException or IOException or SocketException or ObjectDisposedException => true,
        DbException { IsTransient: true } => true,
        DbException { SqlState: { } state } when IsOfTheServer(state) => true,

        // What was away may be told by somebody in between: keys that cannot be read to open a token, say.
        AggregateException several => several.InnerExceptions.Any(Is),
        _ => Is(fault.InnerException),
    };

    /// <summary>Writes down a fault that passes, as one.</summary>
    /// <returns>Whether it is such a one.</returns>
    internal static bool IsNoted(ILogger log, HttpRequest request, Exception fault)
    {
        if (!Is(fault)) return false;
        Unanswered(log, request.Method, request.Path, fault);
        return true;
    }

    // Classes of the SQL standard and of PostgreSQL that speak of the server and its sessions, not of the statement: connection, transaction state (a server that became another's copy, a transaction
    // ended for its age), resources, intervention, system.
    private static bool IsOfTheServer(string state) => state.Length == 5 && state[..2] is "08" or "25" or "53" or "57" or "58";

    [LoggerMessage(EventId = 630, Level = LogLevel.Warning, Message = "{Method} {Path} could not be answered now")]
    private static partial void Unanswered(ILogger log, string method, string path, Exception fault);
}
