using System.Buffers.Binary;
using System.Text;

namespace CivilAffairs.Relief.Client.Web.Tests.Photos;

/// <summary>Files as a camera writes them, with the place and the device in them.</summary>
internal static class Pictures
{
    public const string Place = "31.75N 116.50E";

    /// <summary>A JPEG with EXIF, a comment, two scans with a table between them that looks like an end, and a film behind its end.</summary>
    public static byte[] Jpeg(byte seed = 1) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, "JFIF"),
        .. Segment(0xE1, $"Exif {Place}"),
        .. Segment(0xFE, $"comment {Place}"),
        .. Segment(0xDB, "table"),
        .. Segment(0xDA, "scan"), seed, 0xFF, 0x00, 2, 0xFF, 0xD0, 3,
        .. Segment(0xC4, "\u00ff\u00d9"),
        .. Segment(0xDA, "scan"), 4,
        0xFF, 0xD9,
        .. Encoding.ASCII.GetBytes($"film {Place}"),
    ];

    public static byte[] Png() =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", "0123456789abc"),
        .. Chunk("tEXt", Place),
        .. Chunk("eXIf", Place),
        .. Chunk("IDAT", "pixels"),
        .. Chunk("IEND", ""),
        .. Encoding.ASCII.GetBytes(Place),
    ];

    private static byte[] Segment(byte kind, string text)
    {
        var data = Encoding.Latin1.GetBytes(text);
        return [0xFF, kind, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];
    }

    private static byte[] Chunk(string name, string text)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name + text), 0, 0, 0, 0];
    }
}
