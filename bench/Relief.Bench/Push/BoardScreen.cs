using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios;
using CivilAffairs.Relief.Scenarios.Live;

namespace CivilAffairs.Relief.Bench.Push;

/// <summary>A screen that notes when it was shown what, and does no more: hundreds of them share this machine with the server.</summary>
internal sealed class BoardScreen : IAsyncDisposable
{
    private const byte End = 0x1E;

    private readonly ClientWebSocket _socket = new();
    private readonly List<(long Through, long At)> _shown = [];
    private Task _reading = Task.CompletedTask;
    private long _through;

    public long Through => Volatile.Read(ref _through);

    public int Batches => _shown.Count;

    public static async Task<BoardScreen> OpenAsync(Uri address, string token, DisasterId disaster)
    {
        var screen = new BoardScreen();
        screen._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await screen._socket.ConnectAsync(new UriBuilder(new Uri(address, "/live")) { Scheme = Uri.UriSchemeWs }.Uri, CancellationToken.None);
        await screen.SendAsync(LiveFrame.Handshake());
        await screen.SendAsync(LiveFrame.Open("1", "Rows", new { view = "board", after = 0, disaster }));
        screen._reading = Task.Run(screen.ReadAsync);
        return screen;
    }

    /// <summary>Tells for each answer how long after it this screen showed it.</summary>
    /// <param name="answers">In order of position.</param>
    public void Tell(IReadOnlyList<(long Position, long At)> answers, Latency seen, ref TimeSpan most)
    {
        var at = 0;
        foreach (var (position, answered) in answers)
        {
            while (at < _shown.Count && _shown[at].Through < position) at++;
            if (at == _shown.Count) throw new InvalidOperationException($"a screen was never shown position {position}");
            var late = _shown[at].At > answered ? Stopwatch.GetElapsedTime(answered, _shown[at].At) : TimeSpan.Zero;
            seen.Add(late);
            if (late > most) most = late;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private Task SendAsync(byte[] message) => _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReadAsync()
    {
        var received = new ArrayBufferWriter<byte>(16 << 10);
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(received.GetMemory(8 << 10), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) return;
                received.Advance(part.Count);
                var now = Stopwatch.GetTimestamp();
                var rest = received.WrittenMemory;
                for (int end; (end = rest.Span.IndexOf(End)) >= 0; rest = rest[(end + 1)..]) Take(rest.Span[..end], now);
                if (rest.Length == received.WrittenCount) continue;
                var begun = rest.ToArray();
                received.ResetWrittenCount();
                received.Write(begun);
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException)
        {
            // Aborted at the end of the bench.
        }
    }

    private void Take(ReadOnlySpan<byte> message, long now)
    {
        var reader = new Utf8JsonReader(message);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("rows"u8))
            {
                reader.Skip();
            }
            else if (reader.ValueTextEquals("through"u8) && reader.Read())
            {
                Volatile.Write(ref _through, reader.GetInt64());
                _shown.Add((_through, now));
            }
        }
    }
}
