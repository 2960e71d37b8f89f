using System.Text.Unicode;

namespace CivilAffairs.Relief.Journal;

/// <summary>Refuses what a database would choke on before it shares a transaction with others: a malformed request must not fail its neighbours.</summary>
internal static class RequestShape
{
    /// <exception cref="ArgumentException">The request is malformed.</exception>
    public static void Check(AppendRequest request)
    {
        if (request.Events.Count == 0) throw Malformed("has no events");
        if (request.NewKey is { Bytes.Length: not 32 }) throw Malformed("brings a key that has not 32 bytes");
        if (request.NewKey is not null && request.DestroyKey) throw Malformed("brings a key and destroys it");

        // One event, as most requests bring, repeats nothing.
        var commands = request.Events.Count > 1 ? new HashSet<Guid>() : null;
        for (var i = 0; i < request.Events.Count; i++)
        {
            var e = request.Events[i];
            var continues = i > 0 && request.Events[i - 1].Command == e.Command;
            if (e.Ordinal != (continues ? request.Events[i - 1].Ordinal + 1 : 0)) throw Malformed("has ordinals that do not count from 0 within each command");
            if (!continues && commands?.Add(e.Command.Value) == false) throw Malformed("has events of one command that are not adjacent");
            if (e.Type.Length == 0 || e.Type.AsSpan().ContainsAnyExceptInRange('!', '~')) throw Malformed("has a type name that is not plain ASCII");
            if (e.Data.IsEmpty || e.Data.Span.Contains((byte)0) || !Utf8.IsValid(e.Data.Span)) throw Malformed("has data that is not UTF-8 text");
        }

        ArgumentException Malformed(string how) => new($"The request for {request.Stream} {how}", nameof(request));
    }
}
