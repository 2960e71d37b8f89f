using System.Text.Json;

namespace CivilAffairs.Relief.Scenarios.Tests;

public sealed class JsonFigureTests
{
    private const string Board = """{"figures":{"everRelocated":7,"rebuild":[{"stage":"started","households":2,"rooms":5},{"stage":"moved-in","households":3,"rooms":8}]}}""";

    [Theory]
    [InlineData("figures.everRelocated", 7)]
    [InlineData("figures.rebuild[].households", 5)]
    [InlineData("figures.rebuild[stage=moved-in].rooms", 8)]
    [InlineData("figures.rebuild[stage=started|structure].households", 2)]
    [InlineData("figures.rebuild[stage=withdrawn].households", 0)]
    [InlineData("figures.unheard.of", 0)]
    public void A_number_is_found_by_its_path(string path, long number)
    {
        using var json = JsonDocument.Parse(Board);

        JsonFigure.Find(json.RootElement, path).ShouldBe(number);
    }
}
