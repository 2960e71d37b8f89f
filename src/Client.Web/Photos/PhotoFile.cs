using System.Buffers.Binary;

namespace CivilAffairs.Relief.Client.Web.Photos;

/// <summary>A photo as it is kept: known by its own first bytes, without what a camera writes beside the picture (where it was taken, with which device, a preview).</summary>
/// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>.</param>
public sealed record PhotoFile(string MediaType, ReadOnlyMemory<byte> Bytes)
{
    private const byte Marker = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    // Length, name and checksum of a chunk beside its data.
    private const int ChunkFrame = 12;

    /// <summary>What a picture is drawn from: all else in a PNG is said about it.</summary>
    private static readonly HashSet<string> Drawn = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs"];

    private static ReadOnlySpan<byte> PngHead => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads a file that claims to be a photo, whatever it calls itself.</summary>
    /// <returns>Null where it is neither a JPEG nor a PNG, or is damaged.</returns>
    public static PhotoFile? Read(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        if (file.StartsWith([Marker, StartOfImage, Marker])) return CopyJpeg(file, kept) ? new("image/jpeg", kept.ToArray()) : null;
        if (file.StartsWith(PngHead)) return CopyPng(file, kept) ? new("image/png", kept.ToArray()) : null;
        return null;
    }

    private static bool CopyJpeg(ReadOnlySpan<byte> file, MemoryStream kept)
    {
        kept.Write(file[..2]);
        var at = 2;
        var drawn = false;
        while (at + 1 < file.Length)
        {
            if (file[at] != Marker) return false;
            var kind = file[at + 1];
            if (kind == Marker)
            {
                at++;
                continue;
            }

            if (kind == EndOfImage)
            {
                // What stands behind the end, a film or a second picture, is not of this one.
                kept.Write([Marker, EndOfImage]);
                return drawn;
            }

            if (at + 4 > file.Length) return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            var end = at + 2 + length;
            if (length < 2 || end > file.Length) return false;
            if (kind == StartOfScan)
            {
                end = EndOfScan(file, end);
                drawn = true;
            }

            if (IsOfPicture(kind)) kept.Write(file[at..end]);
            at = end;
        }

        return false;
    }

    // Comments and what applications add go (EXIF, XMP, previews); the kind of JPEG (E0), the colours (E2, EE) stay.
    private static bool IsOfPicture(byte kind) => kind is not 0xFE && (kind is < 0xE0 or > 0xEF || kind is 0xE0 or 0xE2 or 0xEE);

    // Within a scan a marker is escaped by a zero, or restarts it.
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; at + 1 < file.Length; at++)
        {
            if (file[at] == Marker && file[at + 1] is not (0x00 or Marker or (>= 0xD0 and <= 0xD7))) return at;
        }

        return file.Length;
    }

    private static bool CopyPng(ReadOnlySpan<byte> file, MemoryStream kept)
    {
        kept.Write(PngHead);
        var drawn = false;
        for (var at = PngHead.Length; at + ChunkFrame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > (uint)(file.Length - at - ChunkFrame)) return false;
            var end = at + ChunkFrame + (int)length;
            var name = System.Text.Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            if (Drawn.Contains(name)) kept.Write(file[at..end]);
            drawn |= name == "IDAT";
            if (name == "IEND") return drawn;
            at = end;
        }

        return false;
    }
}
