namespace CivilAffairs.Relief.Grains;

/// <summary>One thing wherever in the cluster it is at work. What crosses is JSON of our own: two builds that run side by side understand each other.</summary>
public interface IThingGrain : IGrainWithGuidKey
{
    /// <param name="command">A <see cref="Engine.Commands.CommandMessage"/>.</param>
    /// <param name="cancellationToken">Gives up waiting; a command already begun may still be recorded.</param>
    /// <returns>A <see cref="Engine.Commands.ReplyMessage"/>.</returns>
    [Alias("execute")]
    Task<string> ExecuteAsync(string command, CancellationToken cancellationToken);

    /// <param name="known">The version of the state that the caller has; negative for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A <see cref="Engine.Commands.StateMessage"/>.</returns>
    [Alias("read")]
    Task<string> ReadAsync(long known, CancellationToken cancellationToken);
}

/// <summary>A disaster.</summary>
[Alias("relief.disaster")]
public interface IDisasterGrain : IThingGrain;

/// <summary>A shelter.</summary>
[Alias("relief.shelter")]
public interface IShelterGrain : IThingGrain;

/// <summary>A depot.</summary>
[Alias("relief.depot")]
public interface IDepotGrain : IThingGrain;

/// <summary>A household.</summary>
[Alias("relief.household")]
public interface IHouseholdGrain : IThingGrain;
