using System.Text.Json;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests.People;

public sealed class ResidentIdTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2016, 7, 1);

    [Theory]
    [InlineData("11010519491231002X", "110105", "1949-12-31", Sex.Female)]
    [InlineData("440524188001010014", "440524", "1880-01-01", Sex.Male)]
    public void The_examples_of_the_standard_are_read(string text, string county, string birth, Sex sex)
    {
        ResidentId.Check(text, "residentId", Today, out var id).ShouldBeNull();
        id.ToString().ShouldBe(text);
        id.RegisteredAt.ShouldBe(PlaceCode.Parse(county));
        id.Birth.ShouldBe(DateOnly.ParseExact(birth, "yyyy-MM-dd", null));
        id.Sex.ShouldBe(sex);
    }

    [Theory]
    [InlineData("11010519491231002x")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData(" 110105 19491231 002X\t")]
    [InlineData("110105　19491231　002ｘ")]
    [InlineData("\u200B11010519491231002X\uFEFF")]
    public void Typing_habits_are_folded(string text)
    {
        ResidentId.Check(text, "residentId", Today, out var id).ShouldBeNull();
        id.ToString().ShouldBe("11010519491231002X");
    }

    [Theory]
    [InlineData(null, "required")]
    [InlineData(" 　", "required")]
    [InlineData("110105491231002", "resident-id-old-form")]
    [InlineData("1101051949123100", "resident-id-length")]
    [InlineData("11010519491231002XX", "resident-id-length")]
    [InlineData("11010519491231X023", "resident-id-characters")]
    [InlineData("11010519491231002Y", "resident-id-characters")]
    [InlineData("99010519491231002X", "resident-id-place")]
    [InlineData("00010519491231002X", "resident-id-place")]
    [InlineData("11010519490229002X", "resident-id-birth-date")]
    [InlineData("11010519491331002X", "resident-id-birth-date")]
    [InlineData("110105194912310021", "resident-id-check-character")]
    [InlineData("11010519491231003X", "resident-id-check-character")]
    public void A_wrong_number_is_refused_for_its_own_reason(string? text, string code)
    {
        var refusal = ResidentId.Check(text, "members[0].residentId", Today, out _).ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("members[0].residentId");
        refusal.Reason.Zh.ShouldNotBeEmpty();
        refusal.Reason.En.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_person_born_today_is_accepted_and_one_born_tomorrow_is_refused()
    {
        var county = PlaceCode.Parse("341503");
        var born = SyntheticResidentId.Of(county, Today, Sex.Male, 0).ToString();
        var unborn = SyntheticResidentId.Of(county, Today.AddDays(1), Sex.Male, 0).ToString();
        ResidentId.Check(born, "id", Today, out _).ShouldBeNull();
        ResidentId.Check(unborn, "id", Today, out _).ShouldBe(new ResidentIdNotBornYet("id"));
    }

    [Fact]
    public void Retired_counties_and_cards_of_foreigners_are_accepted()
    {
        // 342401 was the county city of Lu'an and 513001 that of Dachuan, both abolished in 1999.
        foreach (var county in new[] { "342401", "513001", "830000", "911124", "931111" })
            SyntheticResidentId.Of(PlaceCode.Parse(county), new(1981, 8, 3), Sex.Female, 7).RegisteredAt.ToString().ShouldBe(county);
    }

    [Fact]
    public void Every_single_wrong_digit_and_every_swap_of_neighbours_is_caught()
    {
        var random = Seed.Next(output);
        for (var n = 0; n < 300; n++)
        {
            var text = Random(random).ToString();
            var at = random.Next(17);
            var wrong = (char)('0' + ((text[at] - '0' + random.Next(1, 10)) % 10));
            ResidentId.TryParse(text[..at] + wrong + text[(at + 1)..], out _).ShouldBeFalse($"{text} with {wrong} at {at}");
            if (at == 16 || text[at] == text[at + 1]) continue;
            ResidentId.TryParse(text[..at] + text[at + 1] + text[at] + text[(at + 2)..], out _).ShouldBeFalse($"{text} swapped at {at}");
        }
    }

    [Fact]
    public void Invented_people_are_valid_distinct_and_recognisable()
    {
        var random = Seed.Next(output);
        for (var n = 0; n < 1000; n++)
        {
            var id = Random(random);
            ResidentId.Parse(id.ToString()).ShouldBe(id);
            SyntheticResidentId.Is(id).ShouldBeTrue();
        }

        var birth = new DateOnly(1950, 1, 1);
        var ordinals = Enumerable.Range(0, SyntheticResidentId.PerBirthAndSex);
        ordinals.SelectMany(nth => new[] { Sex.Male, Sex.Female }.Select(sex => SyntheticResidentId.Of(PlaceCode.Parse("341503"), birth, sex, nth)))
            .Distinct().Count().ShouldBe(2 * SyntheticResidentId.PerBirthAndSex);
        SyntheticResidentId.Is(ResidentId.Parse("11010519491231002X")).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => SyntheticResidentId.Of(PlaceCode.Parse("341503"), birth, Sex.Male, SyntheticResidentId.PerBirthAndSex));
        Should.Throw<ArgumentException>(() => SyntheticResidentId.Of(PlaceCode.Parse("3415"), birth, Sex.Male, 0));
        Should.Throw<ArgumentException>(() => SyntheticResidentId.Of(PlaceCode.Parse("991503"), birth, Sex.Male, 0));
    }

    [Fact]
    public void The_mask_hides_the_birth_date() => ResidentId.Parse("11010519491231002X").Masked().ShouldBe("110105********002X");

    [Fact]
    public void A_number_goes_through_json_in_full_and_a_wrong_one_does_not_show_in_the_error()
    {
        var id = ResidentId.Parse("440524188001010014");
        var json = JsonSerializer.Serialize(id);
        json.ShouldBe("\"440524188001010014\"");
        JsonSerializer.Deserialize<ResidentId>(json).ShouldBe(id);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ResidentId>("\"440524188001010015\"")).Message.ShouldNotContain("440524");
    }

    [Fact]
    public void The_empty_value_answers_every_question()
    {
        var none = default(ResidentId);
        (none.ToString(), none.Masked(), none.RegisteredAt, none.Birth).ShouldBe((string.Empty, string.Empty, PlaceCode.Country, default));
        SyntheticResidentId.Is(none).ShouldBeFalse();
    }

    private static ResidentId Random(Random random) => SyntheticResidentId.Of(
        PlaceCode.Parse(random.Next(2) == 0 ? "341503" : "530702"),
        new DateOnly(1920, 1, 1).AddDays(random.Next(35_000)),
        random.Next(2) == 0 ? Sex.Male : Sex.Female,
        random.Next(SyntheticResidentId.PerBirthAndSex));
}
