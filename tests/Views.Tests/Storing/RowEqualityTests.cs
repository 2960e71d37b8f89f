using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Projections;
using CivilAffairs.Relief.Views.Storage;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

public sealed class RowEqualityTests
{
    private static readonly ShelterId Shelter = new(Guid.NewGuid());

    [Fact]
    public void Values_with_the_same_JSON_are_the_same_however_they_were_made()
    {
        Same(Sample(), Sample());
        Same(Sample() with { Unseen = 1 }, Sample() with { Unseen = 2 });
        Same(Sample() with { Where = new Whereabouts.InShelter(Shelter) }, Sample() with { Where = new Whereabouts.InShelter(Shelter) });
        Same(new Odd(new Dictionary<string, int> { ["rice"] = 1 }), new Odd(new Dictionary<string, int> { ["rice"] = 1 }));
    }

    [Fact]
    public void Values_with_another_JSON_are_not()
    {
        Different(Sample(), Sample() with { Number = 2 });
        Different(Sample(), Sample() with { Note = null });
        Different(Sample(), Sample() with { Day = null });
        Different(Sample(), Sample() with { At = Sample().At.ToOffset(TimeSpan.Zero) });
        Different(Sample(), Sample() with { Parts = [] });
        Different(Sample(), Sample() with { Parts = [new("a", 1), new("b", 3)] });
        Different(Sample(), Sample() with { Place = PlaceCode.Parse("341503") });
        Different(Sample(), Sample() with { Where = new Whereabouts.WithKin() });
        Different(Sample() with { Where = new Whereabouts.InShelter(Shelter) }, Sample() with { Where = new Whereabouts.InShelter(new(Guid.NewGuid())) });
        Different(new Odd(new Dictionary<string, int> { ["rice"] = 1 }), new Odd(new Dictionary<string, int> { ["rice"] = 2 }));
    }

    [Fact]
    public void No_row_of_ours_has_to_be_written_to_be_compared()
    {
        var rows = ReliefProjections.All().SelectMany(projection => projection.Tables).Concat(ReliefProcesses.All.SelectMany(process => process.Tables)).Select(table => table.Row);
        var seen = new HashSet<Type>();
        foreach (var row in rows) Visit(row);

        void Visit(Type type)
        {
            if (!seen.Add(type)) return;
            Assert.False(RowEquality.Make(type).GetType().Name.StartsWith("Written", StringComparison.Ordinal), $"{type} is compared by its JSON");
            var contract = RowJson.Options.GetTypeInfo(type);
            foreach (var property in contract.Properties) Visit(property.PropertyType);
            if (contract.ElementType is { } element) Visit(element);
            foreach (var one in contract.PolymorphismOptions?.DerivedTypes ?? []) Visit(one.DerivedType);
        }
    }

    private static SampleRow Sample() => new(1, "rice", new DateOnly(2016, 6, 30), new(2016, 6, 30, 8, 0, 0, TimeSpan.FromHours(8)), [new("a", 1), new("b", 2)], PlaceCode.Parse("341503001"), new Whereabouts.AtHome());

    private static void Same<T>(T one, T other)
    {
        Assert.Equal(JsonSerializer.Serialize(one, RowJson.Options), JsonSerializer.Serialize(other, RowJson.Options));
        Assert.True(RowEquality<T>.Of.Same(one, other));
        Assert.True(RowEquality<T>.Of.Same(one, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(other, RowJson.Options), RowJson.Options)!));
    }

    private static void Different<T>(T one, T other)
    {
        Assert.NotEqual(JsonSerializer.Serialize(one, RowJson.Options), JsonSerializer.Serialize(other, RowJson.Options));
        Assert.False(RowEquality<T>.Of.Same(one, other));
    }

    private sealed record SampleRow(int Number, string? Note, DateOnly? Day, DateTimeOffset At, IReadOnlyList<Part> Parts, PlaceCode Place, Whereabouts Where)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public int Unseen { get; init; }

        public bool IsComputed => Number > 0;
    }

    private sealed record Part(string Name, long Count);

    private sealed record Odd(IReadOnlyDictionary<string, int> Counts);
}
