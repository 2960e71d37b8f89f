using System.Collections.Concurrent;
using System.Net.Sockets;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

/// <summary>The ways in which a connection is lost.</summary>
internal enum Cut
{
    /// <summary>Reset at once.</summary>
    Abrupt,

    /// <summary>Reset after some more bytes have come, in the middle of a frame.</summary>
    MidFrame,

    /// <summary>Reset after the first bytes of a frame of one's own.</summary>
    MidFrameOfOwn,

    /// <summary>One way is closed, the other open.</summary>
    HalfClosed,

    /// <summary>Nobody is there any more, and the server is not told.</summary>
    HalfOpen,
}

/// <summary>The wire between one screen and the server, as it is under way: it can be cut anywhere.</summary>
internal sealed class FrailLine : IDisposable
{
    /// <summary>Wires that nobody is at any more: a machine has only so many of them, so the oldest are let go.</summary>
    private const int MostLeft = 3;

    private readonly ConcurrentQueue<Socket> _left = new();
    private volatile Wire? _wire;

    /// <param name="window">Bytes that the screen's side takes without anybody reading; null for the system's own.</param>
    public FrailLine(int? window = null)
    {
        // Owned by the invoker.
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                if (window is { } bytes) socket.ReceiveBufferSize = bytes;
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return _wire = new(this, socket);
            },
        };
        Http = new(handler, disposeHandler: true);
    }

    /// <summary>Connects over this line.</summary>
    public HttpMessageInvoker Http { get; }

    /// <summary>Breaks the connection that there is now, if any.</summary>
    /// <returns>Whether the screen has to find out by itself that nobody answers any more.</returns>
    public bool Break(Cut how, Random dice) => _wire is { } wire && wire.Break(how, dice);

    public void Dispose()
    {
        Http.Dispose();
        while (_left.TryDequeue(out var socket)) socket.Dispose();
    }

    private void Leave(Socket socket)
    {
        _left.Enqueue(socket);
        while (_left.Count > MostLeft && _left.TryDequeue(out var oldest)) oldest.Dispose();
    }

    private sealed class Wire(FrailLine line, Socket socket) : Stream
    {
        private static readonly LingerOption AtOnce = new(enable: true, seconds: 0);

        private long _more = long.MaxValue;
        private volatile bool _abandoned;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public bool Break(Cut how, Random dice)
        {
            try
            {
                switch (how)
                {
                    case Cut.MidFrame:
                        Interlocked.Exchange(ref _more, dice.Next(1, 600));
                        return false;
                    case Cut.MidFrameOfOwn:
                        // A text of 256 masked bytes is announced, three of them come.
                        socket.Send([0x81, 0xFE, 0x01, 0x00, 1, 2, 3, 4, 5, 6, 7]);
                        Reset();
                        return false;
                    case Cut.HalfClosed:
                        socket.Shutdown(SocketShutdown.Send);
                        return false;
                    case Cut.HalfOpen:
                        _abandoned = true;
                        line.Leave(socket);
                        return true;
                    default:
                        Reset();
                        return false;
                }
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                return false;
            }
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                var read = await socket.ReceiveAsync(buffer[..(int)Math.Min(buffer.Length, Math.Max(1, Interlocked.Read(ref _more)))], cancellationToken);
                if (Interlocked.Read(ref _more) != long.MaxValue && Interlocked.Add(ref _more, -read) <= 0) Reset();
                return read;
            }
            catch (SocketException lost)
            {
                throw new IOException("the line is cut", lost);
            }
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                while (buffer.Length > 0) buffer = buffer[await socket.SendAsync(buffer, cancellationToken)..];
            }
            catch (SocketException lost)
            {
                throw new IOException("the line is cut", lost);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
            // Nothing is held back.
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (!_abandoned) socket.Dispose();
            base.Dispose(disposing);
        }

        private void Reset()
        {
            socket.LingerState = AtOnce;
            socket.Close();
        }
    }
}
