using CivilAffairs.Relief.Bench.Views;
using CivilAffairs.Relief.Journal.Sqlite;

namespace CivilAffairs.Relief.Bench.InProcess;

/// <summary>A journal in a file of its own, gone at the end.</summary>
internal sealed class BenchFolder : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("relief-bench-").FullName;

    public BenchFolder() => Journal = SqliteJournal.Open(Path.Combine(_folder, "journal.db"), Rebuild.Secrets);

    public SqliteJournal Journal { get; }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
