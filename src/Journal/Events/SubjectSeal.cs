using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Seals and opens the personal data of one stream: AES-256-GCM, bound to the stream and the property. For one thread at a time.</summary>
public sealed class SubjectSeal : IDisposable
{
    internal const string Mark = "sealed:";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;

    private readonly StreamName _stream;
    private readonly bool _erased;
    private AesGcm? _cipher;

    /// <param name="stream">Whose data it is.</param>
    /// <param name="key">The key kept for the stream; null when there is none, so that a new one is made when first needed.</param>
    /// <param name="erased">The stream's key was destroyed: nothing opens, and nothing more may be sealed.</param>
    public SubjectSeal(StreamName stream, SubjectKey? key, bool erased = false)
    {
        _stream = stream;
        _erased = erased;
        Key = erased ? null : key;
    }

    /// <summary>The key in use; null as long as nothing needed one.</summary>
    public SubjectKey? Key { get; private set; }

    /// <summary>Whether <see cref="Key"/> was made here and must be kept together with the events it sealed.</summary>
    public bool IsNew { get; private set; }

    /// <exception cref="InvalidOperationException">The stream was erased: a decider has let personal data pass after that.</exception>
    internal string Seal(string property, ReadOnlySpan<byte> plain)
    {
        if (_erased) throw new InvalidOperationException($"{_stream} is erased and takes no personal data");
        if (Key is null)
        {
            Key = new(RandomNumberGenerator.GetBytes(KeyBytes));
            IsNew = true;
        }

        var box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        Cipher(Key).Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), BoundTo(property));
        return Mark + Convert.ToBase64String(box);
    }

    /// <returns>The plain bytes, or null without a key.</returns>
    /// <exception cref="CryptographicException">The text was not sealed with this key for this stream and property.</exception>
    internal byte[]? Open(string property, ReadOnlySpan<char> text)
    {
        if (Key is null) return null;
        var box = Convert.FromBase64String(text[Mark.Length..].ToString());
        if (box.Length < NonceBytes + TagBytes) throw new CryptographicException("a sealed text is cut short");
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        Cipher(Key).Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain, BoundTo(property));
        return plain;
    }

    public void Dispose() => _cipher?.Dispose();

    private AesGcm Cipher(SubjectKey key) => _cipher ??= new(key.Bytes.Span, TagBytes);

    private byte[] BoundTo(string property) => Encoding.UTF8.GetBytes($"{_stream}#{property}");
}
