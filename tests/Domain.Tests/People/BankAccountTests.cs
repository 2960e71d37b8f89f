using System.Text.Json;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests.People;

public sealed class BankAccountTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("6222 0202 0000 0000 006", "6222020200000000006")]
    [InlineData("4111-1111-1111-1111", "4111111111111111")]
    [InlineData("４１１１１１１１１１１１１１１１", "4111111111111111")]
    public void Accounts_are_read_as_typed(string text, string digits)
    {
        BankAccount.Check(text, "account", out var account).ShouldBeNull();
        account.ToString().ShouldBe(digits);
        JsonSerializer.Deserialize<BankAccount>(JsonSerializer.Serialize(account)).ShouldBe(account);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("411111111111111a", "account-characters")]
    [InlineData("41111111116", "account-length")]
    [InlineData("41111111111111111111", "account-length")]
    [InlineData("4111111111111112", "account-check-digit")]
    public void Others_are_refused_for_their_own_reason(string text, string code)
    {
        var refusal = BankAccount.Check(text, "account", out _).ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("account");
    }

    [Fact]
    public void Of_ten_last_digits_exactly_one_is_right_and_any_wrong_digit_is_caught()
    {
        var random = Seed.Next(output);
        for (var n = 0; n < 300; n++)
        {
            var stem = string.Concat(Enumerable.Range(0, random.Next(11, 19)).Select(_ => random.Next(10)));
            var right = Enumerable.Range(0, 10).Where(digit => BankAccount.TryParse(stem + digit, out _)).ShouldHaveSingleItem();
            var at = random.Next(stem.Length);
            var wrong = (char)('0' + ((stem[at] - '0' + random.Next(1, 10)) % 10));
            BankAccount.TryParse(stem[..at] + wrong + stem[(at + 1)..] + right, out _).ShouldBeFalse(stem);
        }
    }

    [Fact]
    public void The_mask_keeps_the_last_four()
    {
        BankAccount.TryParse("4111111111111111", out var account).ShouldBeTrue();
        account.Masked().ShouldBe("**** 1111");
    }
}
