using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>An engine whose caller dies at one of its commands: before it is sent, or after it is recorded and before the answer comes.</summary>
/// <param name="at">Which command, from 1; zero for none.</param>
public sealed class FailingEngine(IEngine engine, int at, bool recorded) : IEngine
{
    private readonly TaskCompletionSource _death = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    /// <summary>Commands asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Completes when the caller dies.</summary>
    public Task Death => _death.Task;

    public bool Died => _death.Task.IsCompleted;

    public async Task<Outcome> ExecuteAsync(StreamName stream, ICommand command, CommandContext context, JournalPosition cause, CancellationToken cancellationToken)
    {
        var last = Interlocked.Increment(ref _asked) == at;
        if (Died || (last && !recorded)) throw Die();
        var outcome = await engine.ExecuteAsync(stream, command, context, cause, cancellationToken);
        return last ? throw Die() : outcome;
    }

    public ValueTask<Confirmed<TState>> ReadAsync<TState>(StreamName stream, CancellationToken cancellationToken)
        where TState : class, IPlaced => Died ? throw Die() : engine.ReadAsync<TState>(stream, cancellationToken);

    private EngineUnavailableException Die()
    {
        _death.TrySetResult();
        return new("the caller died here");
    }
}
