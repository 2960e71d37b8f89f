using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CivilAffairs.Relief.Journal;

/// <summary>
/// The hash chain: SHA-256 over the hash before and every field of the event. Numbers are big-endian, texts and data carry their length before them, so
/// no two different events share an encoding; the tag in front keeps these hashes apart from any other.
/// </summary>
internal static class EventHash
{
    public const int Length = 32;

    /// <summary>What stands before the first event.</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = new byte[Length];

    private static ReadOnlySpan<byte> Tag => "relief.journal.event.1"u8;

    /// <summary>Hash of the event; the one it may already carry is left out.</summary>
    public static byte[] Of(ReadOnlySpan<byte> before, RecordedEvent e)
    {
        var stream = e.Stream.ToString();
        var actor = e.Actor.ToString();
        var most = 256 + Encoding.UTF8.GetMaxByteCount(stream.Length + e.Type.Length + actor.Length) + e.Data.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var text = new Encoder(buffer);
            text.Bytes(Tag);
            text.Bytes(before);
            text.Number(e.Position.Value);
            text.Text(stream);
            text.Number(e.Version.Value);
            text.Text(e.Type);
            text.Bytes(e.Data.Span);
            text.Id(e.Command.Value);
            text.Number(e.Ordinal);
            text.Number(e.Cause.Value);
            text.Text(actor);
            text.Number(Microseconds.Of(e.At));
            return SHA256.HashData(text.Written);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private ref struct Encoder(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;
        private int _length;

        public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

        public void Number(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(_buffer[_length..], value);
            _length += sizeof(long);
        }

        public void Bytes(ReadOnlySpan<byte> bytes)
        {
            Number(bytes.Length);
            bytes.CopyTo(_buffer[_length..]);
            _length += bytes.Length;
        }

        public void Text(string text)
        {
            var start = _length;
            _length += sizeof(long);
            var bytes = Encoding.UTF8.GetBytes(text, _buffer[_length..]);
            BinaryPrimitives.WriteInt64BigEndian(_buffer[start..], bytes);
            _length += bytes;
        }

        public void Id(Guid id)
        {
            id.TryWriteBytes(_buffer[_length..], bigEndian: true, out var bytes);
            _length += bytes;
        }
    }
}
