using System.IO.Compression;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>Looks at the parts of a workbook before any of them is unpacked: what they are, and how large they would become.</summary>
internal static class WorkbookParts
{
    // Small parts are much alike in themselves and harm nobody.
    private const long Small = 1 << 20;

    /// <exception cref="UnfitFileException">It is no workbook, or one that is too large unpacked.</exception>
    public static void Check(string path, SheetLimits limits)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            Check(zip, limits);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or OverflowException)
        {
            throw new UnfitFileException(new FileDamaged(0));
        }
    }

    private static void Check(ZipArchive zip, SheetLimits limits)
    {
        if (zip.Entries.Count > limits.Parts) throw new UnfitFileException(new FileInflates());
        var names = zip.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count != zip.Entries.Count) throw new UnfitFileException(new FileDamaged(0));
        if (!names.Contains("xl/workbook.xml")) throw new UnfitFileException(KindOf(names));

        // What a part says of its size holds: no more than that is unpacked of it.
        var unpacked = 0L;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length < 0 || entry.Length > limits.Unpacked - unpacked) throw new UnfitFileException(new FileInflates());
            unpacked += entry.Length;
            if (entry.Length > Small && entry.Length / Math.Max(1, entry.CompressedLength) > limits.Inflation) throw new UnfitFileException(new FileInflates());
            if (entry.Length > limits.SharedTexts && entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)) throw new UnfitFileException(new FileInflates());
        }
    }

    private static FileOtherFormat KindOf(HashSet<string> names) => new(
        names.Contains("xl/workbook.bin") ? ".xlsb"
        : names.Contains("word/document.xml") ? ".docx"
        : names.Contains("ppt/presentation.xml") ? ".pptx"
        : names.Contains("content.xml") ? ".ods"
        : ".zip");
}
