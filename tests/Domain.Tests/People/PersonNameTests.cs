using System.Text.Json;

namespace CivilAffairs.Relief.Domain.Tests.People;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("张三", "张三")]
    [InlineData(" 张　三 ", "张三")]
    [InlineData("买买提·吐尔逊", "买买提·吐尔逊")]
    [InlineData("买买提•吐尔逊", "买买提·吐尔逊")]
    [InlineData("买买提 ． 吐尔逊", "买买提·吐尔逊")]
    [InlineData("张〇", "张〇")]
    [InlineData("李𬭊", "李𬭊")]
    [InlineData("Li   Wei", "Li Wei")]
    [InlineData("Ｌｉ　Ｗｅｉ", "Li Wei")]
    [InlineData("Jean-Luc O'Neill Jr.", "Jean-Luc O'Neill Jr.")]
    [InlineData("王", "王")]
    public void Names_are_brought_to_one_form(string text, string expected)
    {
        PersonName.Check(text, "name", out var name).ShouldBeNull();
        name.ToString().ShouldBe(expected);
        JsonSerializer.Deserialize<PersonName>(JsonSerializer.Serialize(name)).ShouldBe(name);
    }

    [Theory]
    [InlineData(null, "required")]
    [InlineData(" 　 ", "required")]
    [InlineData("张3", "name-characters")]
    [InlineData("·张三", "name-characters")]
    [InlineData("张三<b>", "name-characters")]
    [InlineData("张\uD800三", "name-characters")]
    public void Others_are_refused_for_their_own_reason(string? text, string code)
    {
        var refusal = PersonName.Check(text, "head.name", out _).ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("head.name");
    }

    [Fact]
    public void Fifty_characters_fit_and_fifty_one_do_not()
    {
        PersonName.TryParse(string.Concat(Enumerable.Repeat("𬭊", 50)), out _).ShouldBeTrue();
        PersonName.Check(new string('张', 51), "name", out _).ShouldBe(new NameLength("name", 51));
    }

    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("诸葛孔明", "诸**")]
    [InlineData("𬭊三", "𬭊*")]
    [InlineData("王", "王*")]
    public void The_mask_keeps_the_first_character(string text, string masked)
    {
        PersonName.TryParse(text, out var name).ShouldBeTrue();
        name.Masked().ShouldBe(masked);
    }
}
