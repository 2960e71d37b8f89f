namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>Households that arrive: each is registered, admitted to a shelter and given its goods, by one caller.</summary>
/// <param name="points">Over how many shelters and depots.</param>
internal sealed class Arrivals(IContender contender, int callers, int points) : IWorkload
{
    private readonly Guid[] _households = new Guid[callers];
    private readonly long[] _begun = new long[callers];

    public Task StockAsync(double rate, TimeSpan turn) => Task.CompletedTask;

    public async Task<bool> NextAsync(int caller)
    {
        await ((_begun[caller]++ % 3) switch
        {
            0 => contender.RegisterAsync(_households[caller] = Guid.CreateVersion7()),
            1 => contender.AdmitAsync(_households[caller], PointOf(_households[caller])),
            _ => contender.HandOutAsync(_households[caller], PointOf(_households[caller])),
        });
        return true;
    }

    private int PointOf(Guid household) => household.ToByteArray()[^1] % points;
}
