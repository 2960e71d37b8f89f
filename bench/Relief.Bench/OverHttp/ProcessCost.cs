using System.Diagnostics;

namespace CivilAffairs.Relief.Bench.OverHttp;

/// <summary>What another process costs this machine.</summary>
internal sealed class ProcessCost(int id)
{
    /// <summary>Processor time so far, all threads.</summary>
    public TimeSpan Processor
    {
        get
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes of memory that are its own now.</summary>
    public long Resident
    {
        get
        {
            using var process = Process.GetProcessById(id);
            return process.WorkingSet64;
        }
    }
}
