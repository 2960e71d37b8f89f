using System.Diagnostics;
using System.Globalization;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// Division codes and names in code order, in three arrays: a place is followed by all that lies inside it. Some forty thousand places take about
/// three megabytes.
/// </summary>
internal sealed class PlaceIndex
{
    private const int DigitsOfVillage = 12;

    private readonly long[] _keys;
    private readonly string[] _names;

    // For each place the index of the first one behind it that lies outside.
    private readonly int[] _ends;

    private PlaceIndex(long[] keys, string[] names)
    {
        _keys = keys;
        _names = names;
        _ends = new int[keys.Length];
        var open = new Stack<int>();
        for (var i = 0; i <= keys.Length; i++)
        {
            while (open.TryPeek(out var last) && (i == keys.Length || !Holds(keys[last], keys[i]))) _ends[open.Pop()] = i;
            if (i < keys.Length) open.Push(i);
        }
    }

    public int Count => _keys.Length;

    /// <summary>Reads the text form: one place a line, indented by one space for each place it lies in, code relative to that place, a space, the name.</summary>
    /// <remarks>A line without a name only gives the places under it their beginning. Lines that begin with # are comments.</remarks>
    /// <exception cref="FormatException">A line that does not fit; names it.</exception>
    public static PlaceIndex Parse(string text)
    {
        var keys = new List<long>();
        var names = new List<string>();
        var shared = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> code = stackalloc char[DigitsOfVillage];
        Span<int> lengths = stackalloc int[DigitsOfVillage];
        var depth = -1;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsEmpty || line[0] == '#') continue;
            var row = line.TrimStart(' ');
            var indent = line.Length - row.Length;
            var space = row.IndexOf(' ');
            var digits = space < 0 ? row : row[..space];
            var before = indent == 0 ? 0 : indent <= depth + 1 && indent < lengths.Length ? lengths[indent - 1] : -1;
            var length = before + digits.Length;
            if (before < 0 || length is not (2 or 4 or 6 or 9 or 12) || digits.ContainsAnyExceptInRange('0', '9')) throw new FormatException($"line {number} is no place");
            digits.CopyTo(code[before..]);
            lengths[depth = indent] = length;
            if (space < 0) continue;
            var key = Key(code[..length]);
            if (keys.Count > 0 && keys[^1] >= key) throw new FormatException($"line {number} is not in the order of the codes");
            keys.Add(key);
            names.Add(Shared(row[(space + 1)..]));
        }

        return new([.. keys], [.. names]);

        // Hundreds of towns are called 城关镇.
        string Shared(ReadOnlySpan<char> name)
        {
            if (shared.TryGetValue(name, out var known)) return known;
            shared.Add(name);
            return shared.TryGetValue(name, out var added) ? added : throw new UnreachableException();
        }
    }

    /// <summary>The name, or null where the code is not listed.</summary>
    public string? NameOf(PlaceCode code)
    {
        var at = Array.BinarySearch(_keys, Key(code.ToString()));
        return at < 0 ? null : _names[at];
    }

    /// <summary>Whether anything listed lies inside the place.</summary>
    public bool ReachesInto(PlaceCode code) => code.Tier == PlaceTier.Country ? Count > 0 : First(code) is var at && at < Count && Holds(Key(code.ToString()), _keys[at]);

    /// <summary>The topmost places listed inside a place that need not be listed itself, in the order of the codes.</summary>
    public IEnumerable<Place> Inside(PlaceCode code)
    {
        var country = code.Tier == PlaceTier.Country;
        var key = country ? 0 : Key(code.ToString());
        for (var at = country ? 0 : First(code); at < Count && (country || Holds(key, _keys[at])); at = _ends[at]) yield return new(CodeOf(_keys[at]), _names[at]);
    }

    private int First(PlaceCode code)
    {
        var at = Array.BinarySearch(_keys, Key(code.ToString()));
        return at < 0 ? ~at : at + 1;
    }

    // Twelve digits filled up with zeros and then the number of digits given: sorts a place before all that lies inside it.
    private static long Key(ReadOnlySpan<char> digits)
    {
        var key = 0L;
        for (var i = 0; i < DigitsOfVillage; i++) key = (key * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        return (key * 100) + digits.Length;
    }

    private static bool Holds(long outer, long inner)
    {
        var length = (int)(outer % 100);
        return inner % 100 > length && Beginning(outer, length) == Beginning(inner, length);
    }

    private static long Beginning(long key, int length)
    {
        var digits = key / 100;
        for (var i = length; i < DigitsOfVillage; i++) digits /= 10;
        return digits;
    }

    private static PlaceCode CodeOf(long key)
    {
        var length = (int)(key % 100);
        return PlaceCode.Parse(Beginning(key, length).ToString(CultureInfo.InvariantCulture).PadLeft(length, '0'));
    }
}
