using System.Xml.Linq;
using Xunit;

namespace CivilAffairs.Relief.Architecture.Tests;

/// <summary>Who may use whom: the picture in ARCHITECTURE.md, held by a test.</summary>
public sealed class ArrowsBetweenProjects
{
    private static readonly Dictionary<string, string[]> Permitted = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Domain.Import"] = ["Domain"],
        ["Journal"] = ["Domain"],
        ["Doors"] = ["Domain", "Journal"],
        ["Engine"] = ["Domain", "Journal"],
        ["Views"] = ["Domain", "Journal", "Engine"],
        ["Grains"] = ["Domain", "Journal", "Engine"],
        ["Scenarios"] = ["Domain"],
        ["Sheets"] = ["Domain"],
        ["Client.Web"] = ["Domain", "Journal", "Doors", "Engine", "Views", "Scenarios", "Sheets"],
        ["Silo"] = ["Domain", "Journal", "Doors", "Engine", "Views", "Grains", "Client.Web"],
        ["Cli"] = ["Domain", "Journal", "Doors", "Views", "Scenarios", "Sheets"],
    };

    /// <summary>Packages that one project alone may know, so that what they stand for can be replaced in one place.</summary>
    private static readonly Dictionary<string, string[]> Homes = new(StringComparer.Ordinal)
    {
        ["Microsoft.Orleans."] = ["Grains", "Silo"],
        ["Stateless"] = ["Domain"],
        ["Dapper"] = ["Client.Web"],
        ["Npgsql"] = ["Journal", "Doors", "Views", "Client.Web", "Silo", "Cli"],
        ["Microsoft.Data.Sqlite"] = ["Journal", "Engine", "Views", "Client.Web"],
    };

    public static TheoryData<string> Projects => [.. Files("src")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_those_below_it(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        Assert.True(Permitted.TryGetValue(name, out var permitted), $"{name} has no row in the table of arrows");
        var used = References(file, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')));
        Assert.Empty(used.Except(permitted!));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_package_stays_in_its_home(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var strays =
            from package in References(file, "PackageReference")
            from home in Homes
            where package.StartsWith(home.Key, StringComparison.Ordinal) && !home.Value.Contains(name)
            select package;
        Assert.Empty(strays);
    }

    [Fact]
    public void Every_row_of_the_table_is_a_project() =>
        Assert.Empty(Permitted.Keys.Except(Files("src").Select(Path.GetFileNameWithoutExtension)));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Root(), "CivilAffairs.Relief.sln")).Replace('\\', '/');
        Assert.All(new[] { "src", "tests", "bench" }.SelectMany(Files), project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Files(string folder)
    {
        var path = Path.Combine(Root(), folder);
        if (!Directory.Exists(path)) return [];
        return Directory.GetFiles(path, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root(), file).Replace('\\', '/'))
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string file, string element) =>
        XDocument.Load(Path.Combine(Root(), file)).Descendants(element).Select(reference => (string?)reference.Attribute("Include")).OfType<string>();

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CivilAffairs.Relief.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("no folder above holds CivilAffairs.Relief.sln");
    }
}
