namespace CivilAffairs.Relief.Domain.Tests;

public sealed class EntitlementTests
{
    private static readonly DateOnly First = new(2016, 7, 1);

    [Fact]
    public void Given_once_every_day_belongs_to_the_first()
    {
        var once = Rice(periodDays: null, to: null);

        once.PeriodOf(First).ShouldBe(First);
        once.PeriodOf(First.AddDays(400)).ShouldBe(First);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 10)]
    [InlineData(19, 10)]
    [InlineData(365, 360)]
    public void A_period_is_named_by_its_first_day_counted_from_the_beginning(int day, int period) =>
        Rice(periodDays: 10, to: null).PeriodOf(First.AddDays(day)).ShouldBe(First.AddDays(period));

    [Fact]
    public void The_last_day_still_counts_and_the_days_around_do_not()
    {
        var july = Rice(periodDays: 7, to: new(2016, 7, 31));

        july.PeriodOf(new(2016, 7, 31)).ShouldBe(new DateOnly(2016, 7, 29));
        july.PeriodOf(new(2016, 8, 1)).ShouldBeNull();
        july.PeriodOf(new(2016, 6, 30)).ShouldBeNull();
    }

    [Fact]
    public void A_day_begins_at_midnight_in_China()
    {
        var daily = Rice(periodDays: 1, to: null);

        daily.PeriodOf(ChinaTime.DateOf(new(2016, 7, 1, 15, 59, 59, TimeSpan.Zero))).ShouldBe(First);
        daily.PeriodOf(ChinaTime.DateOf(new(2016, 7, 1, 16, 0, 0, TimeSpan.Zero))).ShouldBe(First.AddDays(1));
    }

    private static Entitlement Rice(int? periodDays, DateOnly? to) =>
        new(EntitlementCode.Parse("rice"), new("大米", "rice"), ItemCode.Parse("rice"), new(5_000), EntitlementBasis.Person, periodDays, First, to);
}
