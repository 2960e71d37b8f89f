using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Operations;

/// <summary>
/// Names the later steps of an operation over two things. The name follows from the operation and the step alone, so whoever takes the step - the
/// request that began it, or the process that finishes it after a crash - sends the same command, and the second gets the first receipt.
/// </summary>
public static class FollowUp
{
    private const int TimeBytes = 6;

    /// <param name="operation">The handout, movement, hold, consignment... that the step belongs to.</param>
    /// <param name="step">Which step: <c>confirm</c>, <c>release</c>...</param>
    /// <returns>A name-based UUID (RFC 9562 version 8, SHA-256) that begins as the operation's, with its time: so it lies near it in the journal's indices.</returns>
    public static CommandId Id(Guid operation, string step)
    {
        var text = Encoding.UTF8.GetBytes(step);
        Span<byte> named = stackalloc byte[16 + text.Length];
        operation.TryWriteBytes(named, bigEndian: true, out _);
        text.CopyTo(named[16..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(named, hash);
        named[..TimeBytes].CopyTo(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(new Guid(hash[..16], bigEndian: true));
    }
}
