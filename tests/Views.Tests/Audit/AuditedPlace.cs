using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Testing;
using CivilAffairs.Relief.Views.Audit;
using CivilAffairs.Relief.Views.Projections;
using CivilAffairs.Relief.Views.Running;
using CivilAffairs.Relief.Views.Storage;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Views.Tests.Audit;

/// <summary>A journal and its views in files, as a county office has them.</summary>
internal sealed class AuditedPlace : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly Dictionary<StreamName, (long Version, SubjectKey? Key)> _streams = [];
    private readonly SqliteJournal _journal;
    private ViewStore? _views;
    private int _scratch;

    public AuditedPlace() => _journal = SqliteJournal.Open(_folder.File("journal.db"), new JournalSecrets(new byte[JournalSecrets.KeyLength]));

    /// <summary>Records the script's events, each by a command of its own.</summary>
    public async Task RecordAsync(Script script)
    {
        foreach (var (thing, body) in script.Steps)
        {
            var (version, key) = _streams.GetValueOrDefault(thing);
            using var seal = new SubjectSeal(thing, key);
            var (type, data) = EventCodec.Relief.Encode(body, seal);
            var command = new NewEvent(new(Guid.NewGuid()), 0, type, data, AccountName.System, Script.Deadline, JournalPosition.None);
            var request = new AppendRequest(thing, new(version), [command]) { NewKey = seal.IsNew ? seal.Key : null, DestroyKey = body is IErasure };
            if (await _journal.AppendAsync(request, CancellationToken.None) is not Verdict.Appended) throw new InvalidOperationException($"{type} was not appended");
            _streams[thing] = (version + 1, seal.Key);
        }
    }

    /// <summary>Brings the views up to the journal's head.</summary>
    public async Task ProjectAsync()
    {
        var projections = ReliefProjections.All();
        _views ??= await ViewStore.OpenAsync(new SqliteViewDatabase(_folder.File("views.db")), projections);
        using var stop = new CancellationTokenSource();
        var runner = new ProjectionRunner(_journal, new EventReader(_journal, EventCodec.Relief), _views, projections, new() { PageSize = 7 }, TimeProvider.System);
        var running = runner.RunAsync(stop.Token);
        var head = await _journal.HeadAsync(CancellationToken.None);
        foreach (var projection in projections) await _views.Progress.WaitAsync(projection.Name, status => status.Position >= head || status.Stop is not null, CancellationToken.None).WaitAsync(Patience);
        await stop.CancelAsync();
        await running.WaitAsync(Patience);
    }

    public async Task<AuditReport> AuditAsync(TimeSpan? patience = null)
    {
        var views = new ViewsAudit(_views!, ReliefProjections.All, () => new SqliteViewDatabase(_folder.File($"scratch{_scratch++}.db"))) { Patience = patience ?? Patience };
        return await new Auditor(_journal, EventCodec.Relief, views, TimeProvider.System).RunAsync(CancellationToken.None);
    }

    /// <summary>What somebody does to a file behind the system's back.</summary>
    /// <returns>Rows touched.</returns>
    public int Tamper(string file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.File(file), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        if (_views is not null) await _views.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }
}
