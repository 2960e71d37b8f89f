using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Audit;
using CivilAffairs.Relief.Views.Projections;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Audits the running system, one audit at a time: it walks the whole journal and builds every view anew in a file of its own.</summary>
public sealed class AuditRun(Installation installation, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task<AuditReport> RunAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        var scratch = installation.Options.NewScratchFile();
        try
        {
            var views = new ViewsAudit(installation.Views, ReliefProjections.All, () => new SqliteViewDatabase(scratch));
            return await new Auditor(installation.Journal, EventCodec.Relief, views, time).RunAsync(cancellationToken);
        }
        finally
        {
            foreach (var file in new[] { scratch, $"{scratch}-wal", $"{scratch}-shm" }) File.Delete(file);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
