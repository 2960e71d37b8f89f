using System.Collections.Immutable;
using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Tests.Events;

public sealed class ReliefJsonTests
{
    [Fact]
    public void Names_values_and_enums_are_written_as_clients_expect()
    {
        var json = JsonSerializer.Serialize(new Order(new(Guid.Empty), Role.CommandStaff, "大米", new Quantity(5), PlaceCode.Country, [Role.Auditor]), ReliefJson.Options);

        json.ShouldBe("""{"id":"00000000-0000-0000-0000-000000000000","forWhom":"command-staff","what":"大米","howMuch":5,"where":"0","roles":["auditor"],"byRole":{}}""");
    }

    [Fact]
    public void A_missing_collection_is_empty_and_an_unknown_property_is_passed_over()
    {
        var order = JsonSerializer.Deserialize<Order>("""{"id":"0199aaaa-0000-7000-8000-000000000001","forWhom":"auditor","what":"x","howMuch":1,"where":"34","later":true}""", ReliefJson.Options)!;

        order.Roles.IsDefault.ShouldBeFalse();
        order.Roles.ShouldBeEmpty();
        order.ByRole.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"forWhom":"auditor","what":"x","howMuch":1,"where":"34"}""")]
    [InlineData("""{"id":"0199aaaa-0000-7000-8000-000000000001","forWhom":"auditor","what":null,"howMuch":1,"where":"34"}""")]
    [InlineData("""{"id":"0199aaaa-0000-7000-8000-000000000001","forWhom":3,"what":"x","howMuch":1,"where":"34"}""")]
    [InlineData("""{"id":"0199aaaa-0000-7000-8000-000000000001","forWhom":"auditor","what":"x","howMuch":-1,"where":"34"}""")]
    [InlineData("""{"id":"0199aaaa-0000-7000-8000-000000000001","forWhom":"auditor","what":"x","howMuch":1.5,"where":"34"}""")]
    [InlineData("""{"id":"0199aaaa-0000-7000-8000-000000000001","forWhom":"auditor","what":"x","howMuch":1,"where":"345"}""")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000000","forWhom":"auditor","what":"x","howMuch":1,"where":"34"}""")]
    [InlineData("""{"id":"0199aaaa-0000-7000-8000","forWhom":"auditor","what":"x","howMuch":1,"where":"34"}""")]
    [InlineData("""{"id":7,"forWhom":"auditor","what":"x","howMuch":1,"where":"34"}""")]
    public void What_is_missing_or_not_a_value_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Order>(json, ReliefJson.Options));

    [Theory]
    [InlineData("\"0199aaaa-0000-7000-8000-00000000000f\"")]
    [InlineData("\"0199AAAA-0000-7000-8000-00000000000F\"")]
    [InlineData("\"{0199aaaa-0000-7000-8000-00000000000f}\"")]
    [InlineData("\"0199aaaa00007000800000000000000f\"")]
    [InlineData("\"\\u0030199aaaa-0000-7000-8000-00000000000f\"")]
    public void An_id_is_read_however_it_is_written_and_is_written_one_way(string json)
    {
        var id = JsonSerializer.Deserialize<HouseholdId>(json, ReliefJson.Options);
        var keyed = JsonSerializer.Deserialize<ImmutableDictionary<HouseholdId, int>>($"{{{json}:1}}", ReliefJson.Options)!;

        JsonSerializer.Serialize(id, ReliefJson.Options).ShouldBe("\"0199aaaa-0000-7000-8000-00000000000f\"");
        JsonSerializer.Serialize(keyed, ReliefJson.Options).ShouldBe("""{"0199aaaa-0000-7000-8000-00000000000f":1}""");
    }

    private sealed record Order(CommandId Id, Role ForWhom, string What, Quantity HowMuch, PlaceCode Where, ImmutableArray<Role> Roles = default)
    {
        public ImmutableSortedDictionary<Role, int> ByRole { get; init; } = ImmutableSortedDictionary<Role, int>.Empty;
    }
}
