using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>Reads the XML of a workbook's part, with bounds for all that a hostile one could make large.</summary>
/// <param name="longest">Characters of a text at the most.</param>
internal sealed class PartXml(ZipArchiveEntry part, int longest) : IDisposable
{
    /// <summary>Namespace of a reference from one part to another.</summary>
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const int Deepest = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader _reader = XmlReader.Create(new TagWatch(part.Open()), Settings);
    private readonly StringBuilder _text = new();

    public bool IsElement => _reader.NodeType == XmlNodeType.Element;

    public bool IsEnd => _reader.NodeType == XmlNodeType.EndElement;

    public bool IsEmpty => _reader.IsEmptyElement;

    public string Name => _reader.LocalName;

    public string? this[string attribute] => _reader.GetAttribute(attribute);

    /// <summary>The reference to another part.</summary>
    public string? Reference => _reader.GetAttribute("id", Relationships) ?? _reader.GetAttribute("id", StrictRelationships);

    public bool Read()
    {
        if (!_reader.Read()) return false;
        if (_reader.Depth > Deepest) throw new XmlException("nested too deeply");
        return true;
    }

    /// <summary>Goes to the next element of that name.</summary>
    public bool ReadTo(string element)
    {
        while (Read())
        {
            if (IsElement && Name == element) return true;
        }

        return false;
    }

    /// <summary>The text of this element, which has none inside. Ends on its end.</summary>
    public string ReadText()
    {
        _text.Clear();
        if (IsEmpty) return string.Empty;
        while (Read() && !IsEnd) Append();
        return _text.ToString();
    }

    /// <summary>The text of all elements of that name inside this one, without what stands under an element that is left out. Ends on this one's end.</summary>
    public string ReadTexts(string element, string? without = null)
    {
        _text.Clear();
        if (IsEmpty) return string.Empty;
        var (outer, inside, left) = (_reader.Depth, false, 0);
        while (Read() && !(IsEnd && _reader.Depth == outer))
        {
            if (IsElement && !IsEmpty && Name == without) left = _reader.Depth;
            else if (IsEnd && _reader.Depth == left && Name == without) left = 0;
            else if (IsElement && Name == element) inside = !IsEmpty;
            else if (IsEnd && Name == element) inside = false;
            else if (inside && left == 0) Append();
        }

        return _text.ToString();
    }

    public void Dispose() => _reader.Dispose();

    private void Append()
    {
        if (_reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) return;
        if (_text.Length + _reader.Value.Length > longest) throw new UnfitFileException(new FileCellTooLong(0));
        _text.Append(_reader.Value);
    }

    /// <summary>The reader holds in memory what lies between the beginnings of two tags: no sheet has a megabyte there.</summary>
    private sealed class TagWatch(Stream inner) : Stream
    {
        private const int Longest = 1 << 20;

        private long _since;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer[..Math.Min(buffer.Length, Longest)]);
            var (first, last) = (buffer[..read].IndexOf((byte)'<'), buffer[..read].LastIndexOf((byte)'<'));
            if (_since + (first < 0 ? read : first) > Longest) throw new UnfitFileException(new FileInflates());
            _since = last < 0 ? _since + read : read - last;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
