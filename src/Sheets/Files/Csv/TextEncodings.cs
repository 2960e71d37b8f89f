using System.Text;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>Finds the encoding in which a whole text can be read: the one its mark names, else UTF-8, else GB18030.</summary>
internal static class TextEncodings
{
    private const int Block = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = OfCodePages();

    /// <returns>The encoding, strict, and its name.</returns>
    /// <exception cref="UnfitFileException">The bytes are no text in any of them.</exception>
    public static (Encoding Encoding, string Name) Find(string path)
    {
        var mark = new byte[3];
        using (var file = File.OpenRead(path))
        {
            var length = file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
            mark = mark[..length];
        }

        (Encoding, string)[] candidates = mark switch
        {
            [0xEF, 0xBB, 0xBF] => [(Utf8, "utf-8")],
            [0xFF, 0xFE, ..] => [(new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), "utf-16")],
            [0xFE, 0xFF, ..] => [(new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), "utf-16")],
            _ => [(Utf8, "utf-8"), (Gb18030, "gb18030")],
        };
        foreach (var candidate in candidates)
        {
            if (IsText(path, candidate.Item1)) return candidate;
        }

        throw new UnfitFileException(new FileEncoding());
    }

    private static bool IsText(string path, Encoding encoding)
    {
        using var reader = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: false, new FileStreamOptions { Access = FileAccess.Read, BufferSize = Block });
        var block = new char[Block];
        try
        {
            while (reader.Read(block) is > 0 and var length)
            {
                // A character that no text has is of a picture, or of a text in an encoding without a mark.
                if (block.AsSpan(0, length).Contains('\0')) throw new UnfitFileException(new FileNotASheet());
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding OfCodePages() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) ?? throw new InvalidOperationException("the platform lacks GB18030");
}
