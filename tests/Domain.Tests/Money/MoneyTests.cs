using System.Text.Json;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class MoneyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("300", 30_000)]
    [InlineData("300元", 30_000)]
    [InlineData("￥1,234.56", 123_456)]
    [InlineData("¥ 0.01", 1)]
    [InlineData("２００００．５", 2_000_050)]
    [InlineData("1.10", 110)]
    [InlineData("1.1000", 110)]
    public void Yuan_become_whole_fen(string text, long fen)
    {
        Money.Check(text, "amount", out var money).ShouldBeNull();
        money.Value.ShouldBe(fen);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("元", "required")]
    [InlineData("0.001", "money-not-whole-fen")]
    [InlineData("-5", "money-negative")]
    [InlineData("5块", "amount-unreadable")]
    [InlineData("100000000000000.01", "amount-too-large")]
    public void Others_are_refused_for_their_own_reason(string text, string code)
    {
        var refusal = Money.Check(text, "amount", out _).ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("amount");
    }

    [Fact]
    public void Sums_are_exact_and_never_below_zero()
    {
        (Money.OfYuan(300) * 23_822).ShouldBe(Money.OfYuan(7_146_600));
        (Money.OfFen(10) + Money.OfFen(20)).ShouldBe(Money.OfFen(30));
        (Money.OfYuan(1) - Money.OfFen(1)).ToString().ShouldBe("0.99");
        Should.Throw<ArgumentOutOfRangeException>(() => Money.Zero - Money.OfFen(1));
        Should.Throw<ArgumentOutOfRangeException>(() => Money.OfFen(Money.Largest) + Money.OfFen(1));
        Should.Throw<OverflowException>(() => Money.OfYuan(long.MaxValue));
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var random = Seed.Next(output);
        for (var n = 0; n < 2_000; n++)
        {
            var money = Money.OfFen(random.NextInt64(1L << random.Next(1, 53)));
            Money.Check(money.ToString(), "amount", out var again).ShouldBeNull();
            again.ShouldBe(money);
            JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money)).ShouldBe(money);
        }
    }
}
