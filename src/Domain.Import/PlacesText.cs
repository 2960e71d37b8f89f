using System.Text;

namespace CivilAffairs.Relief.Domain.Import;

/// <summary>The form in which the domain carries its places: a line a place, indented under the one it lies in, so that a new edition reads as a diff.</summary>
internal static class PlacesText
{
    private static readonly int[] Lengths = [2, 4, 6, 9, 12];

    /// <summary>Provinces to townships.</summary>
    /// <exception cref="SourceException">A code twice, malformed, without the place above it, or without a name.</exception>
    public static string OfDivisions(IEnumerable<DivisionRow> rows, string origin)
    {
        DivisionRow[] sorted = Sorted(rows);
        var codes = sorted.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder($"# Provinces to townships. {origin}\n");
        foreach (var row in sorted)
        {
            var tier = Array.IndexOf(Lengths, row.Code.Length);
            var above = tier == 0 ? 0 : Lengths[tier - 1];
            if (tier > 0 && !codes.Contains(row.Code[..above])) throw new SourceException($"{row.Code} lies in no known place");
            text.Append(' ', tier).Append(row.Code, above, row.Code.Length - above).Append(' ').Append(row.Name).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Villages under the bare codes of their townships.</summary>
    /// <exception cref="SourceException">A code twice, malformed, of an unknown township, or without a name.</exception>
    public static string OfVillages(IEnumerable<DivisionRow> rows, IEnumerable<DivisionRow> divisions, string origin)
    {
        var townships = divisions.Select(row => row.Code).Where(code => code.Length == Lengths[3]).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder($"# Villages and neighbourhoods under the codes of their townships. {origin}\n");
        foreach (var township in Sorted(rows).GroupBy(row => row.Code[..Lengths[3]], StringComparer.Ordinal))
        {
            if (!townships.Contains(township.Key)) throw new SourceException($"township {township.Key} is not known");
            text.Append(township.Key).Append('\n');
            foreach (var village in township) text.Append(' ').Append(village.Code, Lengths[3], 3).Append(' ').Append(village.Name).Append('\n');
        }

        return text.ToString();
    }

    private static DivisionRow[] Sorted(IEnumerable<DivisionRow> rows)
    {
        DivisionRow[] sorted = [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal)];
        foreach (var row in sorted)
        {
            if (!Lengths.Contains(row.Code.Length) || row.Code.AsSpan().ContainsAnyExceptInRange('0', '9')) throw new SourceException($"'{row.Code}' is no division code");
            if (row.Name.Length == 0 || row.Name.Any(char.IsWhiteSpace)) throw new SourceException($"{row.Code} has no proper name");
        }

        foreach (var (row, next) in sorted.Zip(sorted.Skip(1)))
        {
            if (row.Code == next.Code) throw new SourceException($"{row.Code} occurs twice");
        }

        return sorted;
    }
}
