using System.Collections.Frozen;

namespace CivilAffairs.Relief.Domain;

/// <summary>Hanyu Pinyin without tones: the usual reading of each character, and words that are read otherwise (六安 is Lu'an, not Liu'an).</summary>
public sealed class Pinyin
{
    private static readonly Lazy<Pinyin> Default = new(() => Parse(TableText.Shipped("pinyin.table")));

    private readonly FrozenDictionary<char, string> _usual;
    private readonly FrozenDictionary<string, string[]> _words;
    private readonly FrozenDictionary<string, string> _names;
    private readonly int _longest;

    private Pinyin(Dictionary<char, string> usual, Dictionary<string, string[]> words, Dictionary<string, string> names)
    {
        (_usual, _words, _names) = (usual.ToFrozenDictionary(), words.ToFrozenDictionary(StringComparer.Ordinal), names.ToFrozenDictionary(StringComparer.Ordinal));
        _longest = words.Keys.Select(word => word.Length).DefaultIfEmpty(1).Max();
    }

    /// <summary>The table shipped with the system.</summary>
    public static Pinyin Shipped => Default.Value;

    /// <summary>The published name of a place that is not written in pinyin (呼和浩特市: Hohhot City); null for all others.</summary>
    public string? NameOf(string place) => _names.GetValueOrDefault(place);

    /// <summary>A syllable for each character, in small letters, ü as such; null for what has no reading.</summary>
    public IReadOnlyList<string?> Syllables(string text)
    {
        var syllables = new List<string?>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var word = Word(text, at);
            if (word is null) syllables.Add(_usual.GetValueOrDefault(text[at]));
            else syllables.AddRange(word);
            at += word?.Length ?? 1;
        }

        return syllables;
    }

    /// <summary>Reads the text form: a syllable and the characters read so; <c>=word syllables</c>; <c>@name name</c>. Lines that begin with # are comments.</summary>
    /// <exception cref="FormatException">A line that does not fit.</exception>
    public static Pinyin Parse(string text)
    {
        var usual = new Dictionary<char, string>();
        var words = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space < 1) throw new FormatException($"'{line}' is no line of pinyin");
            var (key, value) = (line[..space], line[(space + 1)..].Replace('v', 'ü'));
            if (key[0] == '@') names[key[1..]] = line[(space + 1)..];
            else if (key[0] != '=') foreach (var letter in value) usual[letter] = key.Replace('v', 'ü');
            else if (value.Split(' ') is var syllables && syllables.Length == key.Length - 1) words[key[1..]] = syllables;
            else throw new FormatException($"'{line}' has not a syllable for each character");
        }

        return new(usual, words, names);
    }

    private string[]? Word(string text, int at)
    {
        for (var length = Math.Min(_longest, text.Length - at); length > 1; length--)
        {
            if (_words.TryGetValue(text.Substring(at, length), out var syllables)) return syllables;
        }

        return null;
    }
}
