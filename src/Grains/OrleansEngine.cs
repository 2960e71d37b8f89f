using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Engine.Entities;

namespace CivilAffairs.Relief.Grains;

/// <summary>All things of a cluster, each at work on one of its machines.</summary>
/// <remarks>
/// While a machine is lost, its calls are asked again here with the same command id until the cluster has noticed; only then a caller hears that the thing is
/// unavailable.
/// </remarks>
/// <param name="grains">The cluster.</param>
/// <param name="local">For reading things whose state the other build cannot tell.</param>
public sealed class OrleansEngine(IGrainFactory grains, EntityHost local) : IEngine
{
    private const int KnownBound = 2048;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<StreamName, Confirmed<IPlaced>> _known = [];

    /// <summary>How long a thing is asked for again before it is called unavailable: longer than the cluster takes to notice that a machine is lost.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    public async Task<Outcome> ExecuteAsync(StreamName stream, ICommand command, CommandContext context, JournalPosition cause, CancellationToken cancellationToken)
    {
        if (!local.Things[stream.Kind].Takes(command)) throw new ArgumentException($"{command.GetType()} is no command of a {stream.Kind}", nameof(command));
        using var measuring = EngineTelemetry.Measure(stream, command, local.Time);
        var message = CommandMessage.Of(CommandCatalogue.Relief, stream, command, context, cause).ToJson();
        var reply = await AskAsync(
            stream,
            async grain => ReplyMessage.Parse(await grain.ExecuteAsync(message, cancellationToken)),
            static reply => reply.Fault,
            cancellationToken);
        return measuring.Tell(reply.ToOutcome());
    }

    public async ValueTask<Confirmed<TState>> ReadAsync<TState>(StreamName stream, CancellationToken cancellationToken)
        where TState : class, IPlaced
    {
        var type = local.Things[stream.Kind];
        if (!type.StateType.IsAssignableTo(typeof(TState))) throw new InvalidOperationException($"the state of a {stream.Kind} is {type.StateType}, not {typeof(TState)}");
        var known = _known.GetValueOrDefault(stream);
        var message = await AskAsync(
            stream,
            async grain => StateMessage.Parse(await grain.ReadAsync(known?.Version.Value ?? -1, cancellationToken)),
            static message => message.Fault,
            cancellationToken);
        if (message.Fault is { } fault) throw fault.ToException();
        if (known is not null && message.Version == known.Version) return Typed(known);

        // Another build's state may mean other things: its history means the same to all.
        if (message.Schema != type.Schema) return await new Entity(local, stream).ReadAsync<TState>(cancellationToken) ?? throw new EngineUnavailableException($"{stream} was let go while it was read");
        if (message.State is not { } json) throw new EngineUnavailableException($"{stream} told no state");
        var confirmed = new Confirmed<IPlaced>(type.Read(JsonMarshal.GetRawUtf8Value(json)), message.Version, message.Position);
        if (_known.Count >= KnownBound) _known.Clear();
        _known[stream] = confirmed;
        return Typed(confirmed);

        static Confirmed<TState> Typed(Confirmed<IPlaced> any) => new((TState)any.State, any.Version, any.Position);
    }

    private async Task<T> AskAsync<T>(StreamName stream, Func<IThingGrain, Task<T>> ask, Func<T, FaultMessage?> faultOf, CancellationToken cancellationToken)
    {
        var since = local.Time.GetTimestamp();
        while (true)
        {
            Exception? lost = null;
            try
            {
                var answer = await ask(Find(stream));
                if (faultOf(answer) is not { Fault: FaultKind.LetGo }) return answer;
            }
            catch (Exception fault) when (IsPassing(fault, cancellationToken))
            {
                lost = fault;
            }

            if (local.Time.GetElapsedTime(since) >= Patience)
            {
                local.Log.NotReached(stream, lost);
                throw new EngineUnavailableException($"{stream} cannot be reached in the cluster", lost!);
            }

            await Task.Delay(Pause, local.Time, cancellationToken);
        }
    }

    private IThingGrain Find(StreamName stream) => stream.Kind switch
    {
        ThingKind.Disaster => grains.GetGrain<IDisasterGrain>(stream.Key),
        ThingKind.Shelter => grains.GetGrain<IShelterGrain>(stream.Key),
        ThingKind.Depot => grains.GetGrain<IDepotGrain>(stream.Key),
        _ => grains.GetGrain<IHouseholdGrain>(stream.Key),
    };

    // What a thing itself fails on comes back as an answer. So whatever is thrown here befell the message: lost, turned away, not answered, cut off, or not understood by half of a cluster that is
    // starting or stopping, each with exceptions of its own. Nobody knows what became of it, and asking again is safe.
    private static bool IsPassing(Exception fault, CancellationToken cancellationToken) =>
        fault is not OutOfMemoryException && !(fault is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
