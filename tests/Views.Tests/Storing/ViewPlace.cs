using CivilAffairs.Relief.Testing;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>Where views of a test lie; may be opened again, as after a restart or from another node.</summary>
public abstract class ViewPlace : IAsyncDisposable
{
    public abstract ViewDatabase Open();

    public abstract ValueTask DisposeAsync();
}

public sealed class SqliteViewPlace : ViewPlace
{
    private readonly TempFolder _folder = new();

    public override ViewDatabase Open() => new SqliteViewDatabase(_folder.File("views.db"));

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class PostgresViewPlace(string connectionString) : ViewPlace
{
    public override ViewDatabase Open() => new PostgresViewDatabase(connectionString);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
