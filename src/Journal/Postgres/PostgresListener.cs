using System.Data.Common;
using System.Net.Sockets;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>Wakes those who wait when another process has committed. Only a hint: without it they find out at their next poll.</summary>
internal sealed class PostgresListener : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly PostgresConnections _connections;
    private readonly HeadWatch _watch;
    private readonly TimeProvider _time;
    private readonly Task _listening;

    public PostgresListener(PostgresConnections connections, HeadWatch watch, TimeProvider time)
    {
        _connections = connections;
        _watch = watch;
        _time = time;
        _listening = Task.Run(ListenAlwaysAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _stop.Dispose();
    }

    private async Task ListenAlwaysAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(_stop.Token);
            }
            catch (Exception e) when (e is DbException or SocketException or IOException or TimeoutException)
            {
                await Task.Delay(Pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _connections.OpenOwnAsync(cancellationToken);
        connection.Notification += (_, _) => _watch.Wake();
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = $"listen {_connections.Channel}";
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        // What was committed while nobody listened.
        _watch.Wake();
        while (true) await connection.WaitAsync(cancellationToken);
    }
}
