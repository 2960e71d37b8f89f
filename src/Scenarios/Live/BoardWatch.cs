using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios.Live;

/// <summary>A screen that watches the board during a replay, and times how long after its answer a command is seen there.</summary>
public sealed class BoardWatch(ReliefClient client, Officer viewer, DisasterId disaster, TimeProvider clock) : IDisposable
{
    private const string Stream = "1";
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    // Only what changes a figure of the board is waited for.
    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal) { "households/register", "households/move-members", "movements/admit", "handouts", "households/assess-losses" };

    private readonly ConcurrentQueue<(long Position, long AnsweredAt)> _awaited = new();
    private readonly SemaphoreSlim _sending = new(1);
    private long _batches;

    /// <summary>From a command's answer to the batch on this connection that shows it.</summary>
    public Latency Pushed { get; } = new();

    /// <summary>Batches of rows that came.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Begins to wait for what an answer says was recorded.</summary>
    public void Await(Request request, Answer answer)
    {
        if (answer is { IsDone: true, Position: > 0, Outcome: null or "accepted" } && Seen.Contains(request.Kind)) _awaited.Enqueue((answer.Position, clock.GetTimestamp()));
    }

    public void Dispose() => _sending.Dispose();

    /// <summary>Watches until it is cancelled.</summary>
    /// <exception cref="WebSocketException">The connection broke or the server ended it.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {await client.TokenAsync(viewer.Name)}");
        var address = new UriBuilder(new Uri(client.Address, "/live"));
        address.Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        await socket.ConnectAsync(address.Uri, cancellationToken);
        await SendAsync(socket, LiveFrame.Handshake(), cancellationToken);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var alive = StayAliveAsync(socket, ends.Token);
        try
        {
            await ReadAsync(socket, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The replay is over.
        }
        finally
        {
            await ends.CancelAsync();
            await alive;
        }
    }

    private async Task ReadAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var received = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(received.GetMemory(16 * 1024), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("the server ended the connection");
            received.Advance(part.Count);
            var buffer = new ReadOnlySequence<byte>(received.WrittenMemory);
            var frames = LiveFrame.Read(ref buffer);
            if (frames.Count == 0) continue;
            var rest = buffer.ToArray();
            received.ResetWrittenCount();
            received.Write(rest);
            foreach (var frame in frames) await TakeAsync(socket, frame, cancellationToken);
        }
    }

    private async Task TakeAsync(ClientWebSocket socket, LiveFrame frame, CancellationToken cancellationToken)
    {
        switch (frame)
        {
            case LiveFrame.Welcome { Error: null }:
                await SendAsync(socket, LiveFrame.Open(Stream, "Rows", new { view = "board", after = 0, disaster }), cancellationToken);
                break;
            case LiveFrame.Item item:
                Interlocked.Increment(ref _batches);
                if (item.Value.ValueKind == JsonValueKind.Object && item.Value.TryGetProperty("through", out var through)) Show(through.GetInt64());
                break;
            case LiveFrame.Welcome { Error: { } refused }:
                throw new WebSocketException($"the live hub refused the connection: {refused}");
            case LiveFrame.Completed done:
                throw new WebSocketException($"the live hub ended the stream: {done.Error}");
            case LiveFrame.Closed closed:
                throw new WebSocketException($"the live hub closed the connection: {closed.Error}");
        }
    }

    private void Show(long through)
    {
        // Answers come out of order now and then: one that is not shown yet goes to the back.
        for (var left = _awaited.Count; left > 0 && _awaited.TryDequeue(out var awaited); left--)
        {
            if (awaited.Position <= through) Pushed.Add(clock.GetElapsedTime(awaited.AnsweredAt));
            else _awaited.Enqueue(awaited);
        }
    }

    private async Task StayAliveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(BetweenPings, clock, cancellationToken);
                await SendAsync(socket, LiveFrame.Alive(), cancellationToken);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // The reading side tells why.
        }
    }

    // A WebSocket takes one message at a time.
    private async Task SendAsync(ClientWebSocket socket, byte[] message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }
}
