using System.Text.Json;

namespace CivilAffairs.Relief.Domain.Tests.People;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13812345678", "13812345678")]
    [InlineData("138 1234 5678", "13812345678")]
    [InlineData("138-1234-5678", "13812345678")]
    [InlineData("+86 138 1234 5678", "13812345678")]
    [InlineData("+86-13812345678", "13812345678")]
    [InlineData("008613812345678", "13812345678")]
    [InlineData("8613812345678", "13812345678")]
    [InlineData("＋８６１９９１２３４５６７８", "19912345678")]
    [InlineData("0564-3312345", "0564-3312345")]
    [InlineData("(0564) 3312345", "0564-3312345")]
    [InlineData("（0564）3312345", "0564-3312345")]
    [InlineData("05643312345", "0564-3312345")]
    [InlineData("+86 564 3312345", "0564-3312345")]
    [InlineData("+86 0564 3312345", "0564-3312345")]
    [InlineData("010-65281234", "010-65281234")]
    [InlineData("+86 10 6528 1234", "010-65281234")]
    [InlineData("0888-51234567", "0888-51234567")]
    [InlineData("021 52341234", "021-52341234")]
    public void Mainland_numbers_are_brought_to_one_form(string text, string expected)
    {
        PhoneNumber.Check(text, "phone", out var phone).ShouldBeNull();
        phone.ToString().ShouldBe(expected);
        phone.IsMobile.ShouldBe(expected[0] == '1');
        PhoneNumber.TryParse(phone.ToString(), out var again).ShouldBeTrue();
        again.ShouldBe(phone);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("1381234567", "mobile-length")]
    [InlineData("138123456789", "mobile-length")]
    [InlineData("12012345678", "mobile-prefix")]
    [InlineData("+86 12012345678", "mobile-prefix")]
    [InlineData("3312345", "area-code-missing")]
    [InlineData("0264-3312345", "area-code-missing")]
    [InlineData("0564-331234", "landline-length")]
    [InlineData("010-6528123", "landline-length")]
    [InlineData("0564-1312345", "landline-first-digit")]
    [InlineData("+852 2345 6789", "phone-characters")]
    [InlineData("138一2345678", "phone-characters")]
    public void Other_numbers_are_refused_for_their_own_reason(string text, string code)
    {
        var refusal = PhoneNumber.Check(text, "phone", out _).ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("phone");
    }

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("0564-3312345", "0564-***2345")]
    [InlineData("010-65281234", "010-****1234")]
    public void The_mask_keeps_the_beginning_and_the_last_four(string text, string masked)
    {
        PhoneNumber.TryParse(text, out var phone).ShouldBeTrue();
        phone.Masked().ShouldBe(masked);
    }

    [Fact]
    public void A_number_goes_through_json()
    {
        PhoneNumber.TryParse("0564-3312345", out var phone).ShouldBeTrue();
        JsonSerializer.Deserialize<PhoneNumber>(JsonSerializer.Serialize(phone)).ShouldBe(phone);
        default(PhoneNumber).Masked().ShouldBeEmpty();
    }
}
