using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Scenarios.Live;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

/// <summary>A screen on the live hub: it merges what comes and can lose its connection at any time.</summary>
/// <param name="line">The wire that it is on, where that is to break.</param>
internal sealed class Screen(Office office, Caller caller, string view, object? filter = null, FrailLine? line = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly Queue<LiveFrame> _frames = new();
    private ClientWebSocket? _socket;

    /// <summary>The rows as merged so far, by key.</summary>
    public Dictionary<string, JsonElement> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>The position to resume from.</summary>
    public long Through { get; private set; }

    public long Epoch { get; private set; }

    /// <summary>Whether all rows up to <see cref="Through"/> are here.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Times that everything had to come again.</summary>
    public int Resyncs { get; private set; }

    /// <summary>Rows and tombstones that came, in order.</summary>
    public List<(string Key, long Position)> Came { get; } = [];

    public string View => view;

    public Caller Caller => caller;

    public object? Filter => filter;

    /// <summary>Called with every row that comes.</summary>
    public Action<JsonElement>? Taken { get; init; }

    /// <summary>Connects, from where it stopped.</summary>
    public async Task ConnectAsync()
    {
        Cut();
        _socket = new();
        if (caller.Token is not null) _socket.Options.SetRequestHeader("Authorization", $"Bearer {caller.Token}");
        await _socket.ConnectAsync(new UriBuilder(office.Address) { Scheme = "ws", Path = "/live" }.Uri, line?.Http, CancellationToken.None).WaitAsync(Patience);
        await SendAsync(LiveFrame.Handshake());
        if (await FrameAsync() is not LiveFrame.Welcome { Error: null }) throw new WebSocketException("the hub does not welcome us");
        var request = JsonSerializer.SerializeToNode(filter ?? new { })!.AsObject();
        request["view"] = view;
        request["after"] = Through;
        request["epoch"] = Epoch;
        await SendAsync(LiveFrame.Open("1", "Rows", request));
    }

    /// <summary>Takes in the next batch.</summary>
    /// <exception cref="HubEndedException">The hub ended the stream.</exception>
    public async Task NextAsync()
    {
        while (true)
        {
            switch (await FrameAsync())
            {
                case LiveFrame.Item item:
                    Merge(item.Value);
                    return;
                case LiveFrame.Completed completed:
                    throw new HubEndedException(completed.Error);
                case LiveFrame.Closed closed:
                    throw new WebSocketException($"the hub ended the connection: {closed.Error}");
            }
        }
    }

    /// <summary>Takes in batches until it shows everything up to a position.</summary>
    public async Task UntilAsync(long position)
    {
        while (!IsLive || Through < position) await NextAsync();
    }

    /// <summary>Watches, and connects again whenever the connection is broken.</summary>
    public async Task WatchAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync();
                while (!over.IsCancellationRequested) await NextAsync();
            }
            catch (Exception lost) when (lost is WebSocketException or ObjectDisposedException or OperationCanceledException)
            {
                // Broken by the test: from where it was.
            }
        }
    }

    /// <summary>Takes in batches until it shows everything up to a position, and connects again from where it was whenever the connection is broken.</summary>
    public async Task CatchUpAsync(long position)
    {
        while (true)
        {
            try
            {
                if (_socket is null) await ConnectAsync();
                await UntilAsync(position);
                return;
            }
            catch (Exception lost) when (lost is WebSocketException or ObjectDisposedException)
            {
                Cut();
            }
        }
    }

    /// <summary>Breaks the connection under whoever watches, as when a phone goes behind a hill.</summary>
    public void Break() => _socket?.Abort();

    /// <summary>Breaks the wire in one of the ways wires break.</summary>
    public void Break(Cut how, Random dice)
    {
        // The other side hears nothing of it; this one gives up at once, as a browser does that comes back to its page.
        if (line!.Break(how, dice)) _socket?.Abort();
    }

    /// <summary>Leaves.</summary>
    public void Cut()
    {
        _socket?.Abort();
        _socket?.Dispose();
        _socket = null;
        _received.ResetWrittenCount();
        _frames.Clear();
        IsLive = false;
    }

    /// <summary>Compares the rows as merged with those that the list tells.</summary>
    /// <param name="like">Whose list; the screen's own where null.</param>
    public async Task ShouldEqualListAsync(Caller? like = null) => ShouldEqual(await (like ?? caller).RowsAsync(view, $"atLeast={Through}"));

    /// <summary>Compares the rows as merged with others.</summary>
    public void ShouldEqual(IReadOnlyDictionary<string, JsonElement> rows)
    {
        Rows.Keys.ShouldBe(rows.Keys, ignoreOrder: true, view);
        foreach (var (key, row) in rows) JsonElement.DeepEquals(Rows[key], row).ShouldBeTrue($"{view}/{key}: {Rows[key]} is not {row}");
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        line?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Merge(JsonElement batch)
    {
        if (batch.GetProperty("resync").GetBoolean())
        {
            Rows.Clear();
            (Through, Epoch, IsLive) = (0, 0, false);
            Resyncs++;
            return;
        }

        var from = Through;
        Through = batch.GetProperty("through").GetInt64();
        Epoch = batch.GetProperty("epoch").GetInt64();
        IsLive = batch.GetProperty("live").GetBoolean();
        Through.ShouldBeGreaterThanOrEqualTo(from, "a screen never goes back");
        foreach (var row in batch.GetProperty("rows").EnumerateArray())
        {
            var (key, position) = (row.GetProperty("key").GetString()!, row.GetProperty("position").GetInt64());
            position.ShouldBeInRange(from, Through, "rows come in order of position");
            from = position;
            Came.Add((key, position));
            if (row.TryGetProperty("row", out var there) && there.ValueKind != JsonValueKind.Null)
            {
                Taken?.Invoke(there);
                // Of its own: a row that stays must not keep the whole frame that it came in.
                Rows[key] = there.Clone();
            }
            else
            {
                Rows.Remove(key);
            }
        }
    }

    private async Task SendAsync(byte[] message) => await _socket!.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<LiveFrame> FrameAsync()
    {
        while (true)
        {
            if (_frames.TryDequeue(out var frame)) return frame;
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                var part = await _socket!.ReceiveAsync(_received.GetMemory(16 * 1024), patience.Token);
                if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("the server closed the connection");
                _received.Advance(part.Count);
            }
            catch (OperationCanceledException late) when (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"the screen of '{view}' waited {Patience} for a batch after {Through}", late);
            }

            var buffer = new ReadOnlySequence<byte>(_received.WrittenMemory);
            foreach (var read in LiveFrame.Read(ref buffer)) _frames.Enqueue(read);
            var rest = buffer.ToArray();
            _received.ResetWrittenCount();
            _received.Write(rest);
        }
    }
}

/// <summary>The hub ended a stream.</summary>
internal sealed class HubEndedException(string? reason) : Exception(reason);
