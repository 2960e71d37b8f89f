using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>What a file is by its first bytes; its name says nothing.</summary>
internal readonly record struct FileKind(bool IsWorkbook)
{
    private const int Looked = 64 * 1024;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] EmptyZip = [0x50, 0x4B, 0x05, 0x06];
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // What Office calls the part of a workbook that is locked with a password.
    private static readonly byte[] Locked = Encoding.Unicode.GetBytes("EncryptedPackage");

    private static readonly string[] Markup = ["<html", "<!doctype", "<?xml", "<table", "<meta"];

    private static readonly (byte[] Begin, string Name)[] Others =
    [
        ("%PDF"u8.ToArray(), "PDF"), ("{\\rtf"u8.ToArray(), "RTF"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"),
        ("Rar!"u8.ToArray(), "RAR"), ("7z"u8.ToArray(), "7z"), ([0x1F, 0x8B], "gzip"),
    ];

    /// <exception cref="UnfitFileException">It is neither a text nor a workbook.</exception>
    public static FileKind Of(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0) throw Unfit(new FileEmpty());
        var first = new byte[Math.Min(Looked, file.Length)];
        file.ReadExactly(first);
        if (first.AsSpan().StartsWith(Zip) || first.AsSpan().StartsWith(EmptyZip)) return new(IsWorkbook: true);
        if (first.AsSpan().StartsWith(Ole)) throw Unfit(IsLocked(file, first) ? new FileEncrypted() : new FileOldExcel());
        foreach (var (begin, name) in Others)
        {
            if (first.AsSpan().StartsWith(begin)) throw Unfit(new FileOtherFormat(name));
        }

        if (IsMarkup(first)) throw Unfit(new FileOtherFormat("HTML / XML"));
        return new(IsWorkbook: false);
    }

    // The directory of such a file lies anywhere in it, and mostly near one of its ends.
    private static bool IsLocked(FileStream file, byte[] first)
    {
        if (first.AsSpan().IndexOf(Locked) >= 0) return true;
        var last = new byte[Math.Min(Looked, file.Length)];
        file.Seek(-last.Length, SeekOrigin.End);
        file.ReadExactly(last);
        return last.AsSpan().IndexOf(Locked) >= 0;
    }

    // Many a system's "Excel" is a web page under another name.
    private static bool IsMarkup(ReadOnlySpan<byte> first)
    {
        var text = Encoding.Latin1.GetString(first[..Math.Min(256, first.Length)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return Markup.Any(begin => text.StartsWith(begin, StringComparison.OrdinalIgnoreCase));
    }

    private static UnfitFileException Unfit(Refusal refusal) => new(refusal);
}
