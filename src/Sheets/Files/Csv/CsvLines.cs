using System.Text;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>Divides a text into rows and cells as RFC 4180 has it, one row in memory at a time.</summary>
/// <param name="longest">Characters of a cell at the most.</param>
internal sealed class CsvLines(TextReader text, char delimiter, int longest, int mostCells)
{
    private const char Quote = '"';
    private const int End = -1;

    private readonly StringBuilder _cell = new();
    private readonly char[] _block = new char[16 * 1024];
    private int _length;
    private int _at;

    /// <summary>The quotation marks of the last row did not match, or a cell of it reaches over what looks like several rows.</summary>
    public bool IsBroken { get; private set; }

    /// <returns>The cells of the next row; null at the end. A blank line is a row with one empty cell.</returns>
    /// <exception cref="CellTooLongException">A cell is longer than any; a quotation mark may not be closed.</exception>
    public List<string>? Next()
    {
        IsBroken = false;
        if (Peek() == End) return null;
        var cells = new List<string>();
        do
        {
            if (cells.Count == mostCells) throw new CellTooLongException();
            cells.Add(Peek() == Quote ? Quoted() : Bare());
        }
        while (Take(delimiter));

        // The end of the line, in any of the three ways in which one is written.
        Take('\r');
        Take('\n');
        return cells;
    }

    private string Bare()
    {
        _cell.Clear();
        while (Peek() is var c && c != End && c != delimiter && c is not ('\r' or '\n')) Append(c);
        return _cell.ToString();
    }

    private string Quoted()
    {
        _cell.Clear();
        Take(Quote);
        var (lines, divided) = (false, false);
        while (true)
        {
            var c = Peek();
            if (c == End)
            {
                IsBroken = true;
                break;
            }

            if (Take(Quote))
            {
                if (Peek() != Quote) break;
                Append(Quote);
                continue;
            }

            lines |= c is '\r' or '\n';
            divided |= c == delimiter;
            Append(c);
        }

        // An address may have two lines or a comma. With both it is more likely that a mark is missing and people of other rows are in it.
        IsBroken |= lines && divided;
        while (Peek() is var c && c != End && c != delimiter && c is not ('\r' or '\n'))
        {
            IsBroken |= c != ' ';
            Append(c);
        }

        return _cell.ToString();
    }

    // The character that was looked at last goes into the cell.
    private void Append(int c)
    {
        if (_cell.Length == longest) throw new CellTooLongException();
        _cell.Append((char)c);
        _at++;
    }

    private bool Take(char expected)
    {
        if (Peek() != expected) return false;
        _at++;
        return true;
    }

    private int Peek()
    {
        if (_at < _length) return _block[_at];
        (_length, _at) = (text.Read(_block), 0);
        return _length == 0 ? End : _block[0];
    }
}

/// <summary>A row has a cell longer than any, or more cells.</summary>
internal sealed class CellTooLongException : Exception;
