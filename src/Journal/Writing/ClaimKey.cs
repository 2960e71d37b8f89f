using System.Buffers.Binary;

namespace CivilAffairs.Relief.Journal;

/// <summary>Keyed hash of a claim's kind and value.</summary>
internal readonly record struct ClaimKey(UInt128 High, UInt128 Low)
{
    public const int Length = 32;

    public static ClaimKey From(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), Low);
        return bytes;
    }
}
