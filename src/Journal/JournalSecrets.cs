using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>
/// What the journal derives from the master key of an installation: the key under which claims are hashed, and the key that wraps the subject keys.
/// </summary>
/// <remarks>
/// A journal knows its master key and refuses another: under a wrong key every claim would look free. Losing the key loses all personal data, so it is
/// backed up apart from the journal.
/// </remarks>
public sealed class JournalSecrets
{
    /// <summary>Length of the master key in bytes.</summary>
    public const int KeyLength = 32;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _claimKey;
    private readonly byte[] _wrappingKey;

    /// <param name="masterKey">32 random bytes.</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public JournalSecrets(ReadOnlySpan<byte> masterKey)
    {
        if (masterKey.Length != KeyLength) throw new ArgumentException($"A master key has {KeyLength} bytes, this one {masterKey.Length}", nameof(masterKey));
        _claimKey = Derive(masterKey, "relief.journal.claims.1");
        _wrappingKey = Derive(masterKey, "relief.journal.subject-keys.1");
    }

    /// <summary>Reads the master key from a file, or makes a new one there that only the owner can read.</summary>
    /// <exception cref="JournalException">The file exists and does not hold a key.</exception>
    public static JournalSecrets FromFile(string path)
    {
        if (!File.Exists(path)) Create(path);
        var key = File.ReadAllBytes(path);
        if (key.Length != KeyLength) throw new JournalException($"{path} does not hold a master key of {KeyLength} bytes");
        return new(key);
    }

    /// <summary>Keyed hash of a claim: equal for equal facts, and says nothing about them without the master key. 32 bytes.</summary>
    internal ClaimKey HashClaim(string kind, string value)
    {
        var kindLength = Encoding.UTF8.GetByteCount(kind);
        var text = new byte[4 + kindLength + Encoding.UTF8.GetByteCount(value)];
        BinaryPrimitives.WriteInt32BigEndian(text, kindLength);
        Encoding.UTF8.GetBytes(kind, text.AsSpan(4));
        Encoding.UTF8.GetBytes(value, text.AsSpan(4 + kindLength));
        Span<byte> hash = stackalloc byte[ClaimKey.Length];
        HMACSHA256.HashData(_claimKey, text, hash);
        return ClaimKey.From(hash);
    }

    /// <summary>
    /// A UUID (RFC 9562 version 8) that follows from a fact and the master key: the same on every node and after every restart, and without the key it says nothing
    /// about the fact, which may be personal.
    /// </summary>
    /// <param name="purpose">What the name is for; other purposes give other names.</param>
    public Guid Name(string purpose, string fact)
    {
        var bytes = HashClaim($"name {purpose}", fact).ToArray().AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Tells this master key from any other without giving it away; kept in the journal.</summary>
    internal byte[] Fingerprint() => HMACSHA256.HashData(_claimKey, "relief.journal.fingerprint.1"u8);

    /// <summary>Nonce, tag and the encrypted key, bound to its stream.</summary>
    internal byte[] Wrap(StreamName stream, SubjectKey key)
    {
        var wrapped = new byte[NonceLength + TagLength + key.Bytes.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceLength));
        using var aes = new AesGcm(_wrappingKey, TagLength);
        aes.Encrypt(wrapped.AsSpan(0, NonceLength), key.Bytes.Span, wrapped.AsSpan(NonceLength + TagLength), wrapped.AsSpan(NonceLength, TagLength), Bytes(stream));
        return wrapped;
    }

    /// <exception cref="JournalException">The wrapped key was altered or belongs to another stream.</exception>
    internal SubjectKey Unwrap(StreamName stream, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length <= NonceLength + TagLength) throw new JournalException($"The key of {stream} is damaged");
        var key = new byte[wrapped.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_wrappingKey, TagLength);
        try
        {
            aes.Decrypt(wrapped[..NonceLength], wrapped[(NonceLength + TagLength)..], wrapped.Slice(NonceLength, TagLength), key, Bytes(stream));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new JournalException($"The key of {stream} is damaged", e);
        }

        return new(key);
    }

    private static byte[] Derive(ReadOnlySpan<byte> masterKey, string purpose)
    {
        var key = new byte[KeyLength];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, key, [], Encoding.UTF8.GetBytes(purpose));
        return key;
    }

    private static byte[] Bytes(StreamName stream) => Encoding.UTF8.GetBytes(stream.ToString());

    // Written aside and moved into place: of two processes that start together, both read the one that came first, whole.
    private static void Create(string path)
    {
        var aside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(aside, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyLength));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
