using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Processes;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>How far one reader of the journal is: a projection or a process.</summary>
/// <param name="Version">Of what its rows mean.</param>
/// <param name="Epoch">Counted up when it begins again from the first event.</param>
/// <param name="Position">The last event it took in.</param>
/// <param name="Horizon">Of a projection: tombstones of its tables may be gone up to here. Of a process: what it has answered up to here is not answered again.</param>
/// <param name="Stop">Why it stands still; null while it runs.</param>
public sealed record ConsumerStatus(string Name, int Version, long Epoch, JournalPosition Position, JournalPosition Horizon, ConsumerStop? Stop);

/// <summary>Where and why a consumer stopped.</summary>
/// <param name="At">The event it could not take.</param>
/// <param name="Event">Name of that event in the catalogue.</param>
/// <param name="Error">What went wrong and where in the program; no personal data.</param>
public sealed record ConsumerStop(JournalPosition At, string Event, string Error, DateTimeOffset Since);

/// <summary>What a consumer is to the store.</summary>
internal sealed record ConsumerSpec(string Name, int Version, IReadOnlyList<ViewTable> Tables, bool IsProcess = false)
{
    public static ConsumerSpec Of(IProjection projection) => new(projection.Name, projection.Version, projection.Tables);

    public static ConsumerSpec Of(IProcess process) => new(process.Name, process.Version, process.Tables, IsProcess: true);
}
