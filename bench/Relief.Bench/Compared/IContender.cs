namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>A system that does the three things a flood is made of, over HTTP, signed in.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Processor time of its program so far, without that of a database server.</summary>
    TimeSpan Processor { get; }

    /// <summary>Makes so many shelters and depots with more than enough of everything, and whatever else must be there first.</summary>
    Task PrepareAsync(int points);

    /// <summary>Registers a household of three.</summary>
    Task RegisterAsync(Guid household);

    /// <summary>Waits until what was done is seen on all screens.</summary>
    Task SettleAsync();

    /// <param name="point">Which shelter, from 0.</param>
    Task AdmitAsync(Guid household, int point);

    /// <param name="point">Which depot, from 0.</param>
    Task HandOutAsync(Guid household, int point);
}
