using System.Buffers;
using CsvHelper;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>The rows and cells of a text, one row in memory at a time; CsvHelper divides it, and here is what it would not say: which rows may have swallowed others.</summary>
internal sealed class CsvLines : IDisposable
{
    // In bytes of UTF-8: no row of people is that long, and one that is grows until a quotation mark is closed.
    private const int LongestRow = 1 << 20;

    private static readonly SearchValues<char> Breaks = SearchValues.Create('\r', '\n');

    private readonly CsvReader _reader;
    private readonly char _delimiter;
    private readonly char _written;
    private readonly int _longest;
    private readonly int _mostCells;
    private (long Row, CsvMalformedReason Reason) _malformed;

    /// <param name="longest">Characters of a cell at the most.</param>
    public CsvLines(TextReader text, char delimiter, int longest, int mostCells)
    {
        (_written, _longest, _mostCells) = (delimiter, longest, mostCells);
        _delimiter = char.IsAscii(delimiter) ? delimiter : PlainDelimiter.Plain;

        _reader = CsvReader.Create(_delimiter == delimiter ? text : new PlainDelimiter(text, delimiter), new()
        {
            Separator = _delimiter,
            DetectSeparatorHint = false,
            HasHeader = false,
            SkipEmptyLines = false,
            TrimWhitespace = true,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = row => _malformed = (row.RecordNumber, row.Reason),
        });
    }

    /// <summary>The quotation marks of the last row did not match, or a cell of it reaches over what looks like several rows.</summary>
    public bool IsBroken { get; private set; }

    /// <returns>The cells of the next row; null at the end. A blank line is a row with one empty cell.</returns>
    /// <exception cref="CellTooLongException">A cell is longer than any; a quotation mark may not be closed.</exception>
    public List<string>? Next()
    {
        try
        {
            if (!_reader.Read()) return null;
        }
        catch (CsvFormatException fault)
        {
            throw new CellTooLongException(fault);
        }

        if (_reader.FieldCount > _mostCells) throw new CellTooLongException();
        var (isMalformed, isStray) = (_malformed.Row == _reader.RowNumber, _malformed.Reason == CsvMalformedReason.StrayQuote);

        // A mark within a cell, as of an inch, is a mark like any other; one that is not closed, or closed too early, is not. Of a row only the first fault is told.
        IsBroken = isMalformed && !isStray;
        var cells = new List<string>(_reader.FieldCount);
        for (var i = 0; i < _reader.FieldCount; i++)
        {
            var cell = _reader.GetString(i);
            if (cell.Length > _longest) throw new CellTooLongException();
            IsBroken |= isMalformed && isStray && !IsClosed(_reader.GetRawSpan(i));

            // An address may have two lines or a comma. With both it is more likely that a mark is missing and people of other rows are in it.
            IsBroken |= cell.AsSpan().ContainsAny(Breaks) && cell.Contains(_delimiter, StringComparison.Ordinal);
            cells.Add(_delimiter == _written ? cell : cell.Replace(_delimiter, _written));
        }

        return cells;
    }

    public void Dispose() => _reader.Dispose();

    private static bool IsClosed(ReadOnlySpan<byte> written)
    {
        const byte Quote = (byte)'"';
        var cell = written.Trim((byte)' ');
        if (cell.IsEmpty || cell[0] != Quote) return true;
        for (var i = 1; i < cell.Length; i++)
        {
            if (cell[i] != Quote) continue;
            if (i + 1 < cell.Length && cell[i + 1] == Quote) i++;
            else return i == cell.Length - 1;
        }

        return false;
    }

    /// <summary>A delimiter of Chinese as one that CsvHelper takes, which occurs in no text of people.</summary>
    private sealed class PlainDelimiter(TextReader inner, char delimiter) : TextReader
    {
        public const char Plain = '\u001F';

        public override int Peek() => Of(inner.Peek());

        public override int Read() => Of(inner.Read());

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            var read = inner.Read(buffer);
            buffer[..read].Replace(delimiter, Plain);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private int Of(int character) => character == delimiter ? Plain : character;
    }
}

/// <summary>A row has a cell longer than any, or more cells.</summary>
internal sealed class CellTooLongException(Exception? cause = null) : Exception(null, cause);
