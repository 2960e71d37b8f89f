using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Entities;

namespace CivilAffairs.Relief.Engine;

/// <summary>All things of one process in its memory: loaded when asked for, let go when idle.</summary>
public sealed class InProcessEngine : IEngine, IAsyncDisposable
{
    private const int SweepsPerIdleTime = 4;
    private const int LetGoAtOncePercent = 10;

    private readonly EntityHost _host;
    private readonly ConcurrentDictionary<StreamName, Entity> _entities = [];
    private readonly ITimer _sweeping;
    private int _count;
    private int _lettingGo;
    private volatile bool _stopping;

    public InProcessEngine(EntityHost host)
    {
        _host = host;
        var period = host.Options.IdleAfter / SweepsPerIdleTime;
        _sweeping = host.Time.CreateTimer(static engine => ((InProcessEngine)engine!).LetGoIdle(), this, period, period);
    }

    /// <summary>Things in memory now.</summary>
    public int Count => Volatile.Read(ref _count);

    public async Task<Outcome> ExecuteAsync(StreamName stream, ICommand command, CommandContext context, JournalPosition cause, CancellationToken cancellationToken)
    {
        using var measuring = EngineTelemetry.Measure(stream, command, _host.Time);
        Outcome? outcome;
        do outcome = await Find(stream).ExecuteAsync(command, context, cause, cancellationToken);
        while (outcome is null);
        return measuring.Tell(outcome);
    }

    public async ValueTask<Confirmed<TState>> ReadAsync<TState>(StreamName stream, CancellationToken cancellationToken)
        where TState : class, IPlaced
    {
        while (true)
        {
            if (await Find(stream).ReadAsync<TState>(cancellationToken) is { } confirmed) return confirmed;
        }
    }

    /// <summary>Takes no more commands and waits until those begun are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        await _sweeping.DisposeAsync();
        await Task.WhenAll(_entities.Values.Select(entity => entity.StopAsync()));
    }

    private Entity Find(StreamName stream)
    {
        while (true)
        {
            if (_stopping) throw new EngineUnavailableException("the engine is stopping");
            if (_entities.TryGetValue(stream, out var entity))
            {
                if (!entity.IsLetGo) return entity;
                Remove(entity);
                continue;
            }

            entity = new(_host, stream);
            if (!_entities.TryAdd(stream, entity)) continue;
            if (Interlocked.Increment(ref _count) > _host.Options.EntityBound) LetGoOldest();
            return entity;
        }
    }

    private void LetGoIdle()
    {
        var idleSince = _host.Time.GetTimestamp() - (long)(_host.Options.IdleAfter.TotalSeconds * _host.Time.TimestampFrequency);
        foreach (var entity in _entities.Values)
        {
            if (entity.TryLetGo(idleSince)) Remove(entity);
        }
    }

    private void LetGoOldest()
    {
        // One at a time is enough: the others are about to have room.
        if (Interlocked.Exchange(ref _lettingGo, 1) == 1) return;
        try
        {
            var now = _host.Time.GetTimestamp();
            int tooMany = Count - _host.Options.EntityBound + (_host.Options.EntityBound * LetGoAtOncePercent / 100);
            foreach (var (entity, _) in _entities.Values.Select(entity => (entity, entity.LastAsked)).OrderBy(one => one.LastAsked))
            {
                if (tooMany <= 0) return;
                if (!entity.TryLetGo(now)) continue;
                Remove(entity);
                tooMany--;
            }
        }
        finally
        {
            Volatile.Write(ref _lettingGo, 0);
        }
    }

    private void Remove(Entity entity)
    {
        if (_entities.TryRemove(new(entity.Stream, entity))) Interlocked.Decrement(ref _count);
    }
}
