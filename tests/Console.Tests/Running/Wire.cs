using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CivilAffairs.Relief.Console.Tests.Running;

/// <summary>The wire between a browser and the system: cut, everything on it is reset and nobody gets through until it is mended.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly Uri _system;
    private readonly Task _accepting;
    private volatile bool _cut;

    public Wire(Uri system)
    {
        _system = system;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where the browser reaches the system over this wire.</summary>
    public Uri Address { get; }

    public void Cut()
    {
        _cut = true;
        foreach (var end in _open.Keys) Reset(end);
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private static void Reset(TcpClient end)
    {
        try
        {
            if (end.Client is { } socket) socket.LingerState = new(enable: true, seconds: 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It was closed in the meantime.
        }

        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true) carried.Add(CarryAsync(await _listener.AcceptTcpClientAsync()));
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var system = new TcpClient();
        try
        {
            _open[browser] = _open[system] = 0;
            if (_cut) return;
            await system.ConnectAsync(IPAddress.Loopback, _system.Port);
            var (one, other) = (browser.GetStream(), system.GetStream());
            await Task.WhenAny(one.CopyToAsync(other), other.CopyToAsync(one));
        }
        catch (Exception lost) when (lost is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // That is what it is for.
        }
        finally
        {
            _open.TryRemove(browser, out _);
            _open.TryRemove(system, out _);
            Reset(browser);
        }
    }
}
