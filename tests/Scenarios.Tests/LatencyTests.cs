namespace CivilAffairs.Relief.Scenarios.Tests;

public sealed class LatencyTests
{
    [Fact]
    public void A_share_is_told_within_five_percent()
    {
        var latency = new Latency();
        for (var i = 1; i <= 1_000; i++) latency.Add(TimeSpan.FromMilliseconds(i));

        latency.At(0.5).TotalMilliseconds.ShouldBe(500, 25);
        latency.At(0.99).TotalMilliseconds.ShouldBe(990, 50);
        latency.Count.ShouldBe(1_000);
    }

    [Fact]
    public void Nothing_took_no_time() => new Latency().At(0.99).ShouldBe(TimeSpan.Zero);
}
