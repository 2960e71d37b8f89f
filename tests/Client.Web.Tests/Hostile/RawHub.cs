using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using CivilAffairs.Relief.Scenarios.Live;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>A connection to the live hub that sends whatever it is told to.</summary>
internal sealed class RawHub : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly Queue<LiveFrame> _frames = new();

    public static async Task<RawHub> ConnectAsync(Uri server, string? token)
    {
        var hub = new RawHub();
        if (token is not null) hub._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await hub._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None);
        return hub;
    }

    /// <returns>False where the connection is over.</returns>
    public async Task<bool> SendAsync(byte[] message, WebSocketMessageType type = WebSocketMessageType.Text, bool whole = true)
    {
        try
        {
            await _socket.SendAsync(message, type, whole, CancellationToken.None);
            return true;
        }
        catch (Exception over) when (over is WebSocketException or ObjectDisposedException or IOException)
        {
            return false;
        }
    }

    public Task<bool> SendAsync(string json) => SendAsync([.. Encoding.UTF8.GetBytes(json), 0x1E]);

    /// <summary>The next message; null where none comes in time, or the connection is over.</summary>
    public async Task<LiveFrame?> NextAsync(CancellationToken late)
    {
        while (true)
        {
            if (_frames.TryDequeue(out var frame)) return frame;
            try
            {
                var part = await _socket.ReceiveAsync(_received.GetMemory(16 * 1024), late);
                if (part.MessageType == WebSocketMessageType.Close) return null;
                _received.Advance(part.Count);
            }
            catch (Exception over) when (over is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
            {
                return null;
            }

            var buffer = new ReadOnlySequence<byte>(_received.WrittenMemory);
            foreach (var read in LiveFrame.Read(ref buffer)) _frames.Enqueue(read);
            var rest = buffer.ToArray();
            _received.ResetWrittenCount();
            _received.Write(rest);
        }
    }

    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }
}
