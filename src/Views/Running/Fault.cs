using System.Data.Common;
using System.Diagnostics;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>Tells apart what is wrong with an event from what is wrong with the machine.</summary>
internal static class Fault
{
    /// <summary>Trying again later may help: the database or the disk failed, or another node took over.</summary>
    public static bool IsPassing(Exception fault) => fault is DbException or JournalException or IOException or TimeoutException or LeaseLostException or EngineUnavailableException;

    public static ConsumerStop Stop(DecodedEvent at, Exception fault, TimeProvider time) => new(at.Position, at.Recorded.Type, Describe(fault), time.GetUtcNow());

    /// <summary>What went wrong and where, for the operator. The message of an unknown exception is left out: it may quote personal data.</summary>
    public static string Describe(Exception fault)
    {
        if (fault is UnreadableEventException) return fault.Message;
        var where = new StackTrace(fault, fNeedFileInfo: false).GetFrames().Select(frame => frame.GetMethod()).FirstOrDefault(method => method?.DeclaringType?.Namespace?.StartsWith("CivilAffairs.", StringComparison.Ordinal) == true);
        return where is null ? fault.GetType().Name : $"{fault.GetType().Name} in {where.DeclaringType!.FullName}.{where.Name}";
    }
}
