using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>One command on its way to a thing, with the caller who waits for the answer.</summary>
internal sealed class Letter(ICommand? command, CommandContext? context, JournalPosition cause, CancellationToken waiting)
{
    private readonly TaskCompletionSource<Outcome?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A letter without a command only asks that the state be loaded.</summary>
    public Letter(CancellationToken waiting)
        : this(command: null, context: null, JournalPosition.None, waiting)
    {
    }

    public ICommand? Command => command;

    /// <summary>Present where there is a command.</summary>
    public CommandContext Context => context!;

    public JournalPosition Cause => cause;

    public Task<Outcome?> Answer => _answer.Task;

    public void Tell(Outcome? outcome) => _answer.TrySetResult(outcome);

    public void Fail(Exception fault)
    {
        _answer.TrySetException(fault);
        // The caller may have gone; then nobody else looks at the fault.
        _ = _answer.Task.Exception;
    }

    /// <summary>Whether the caller gave up before the letter was opened; then nothing is done about it.</summary>
    public bool TryWithdraw() => waiting.IsCancellationRequested && _answer.TrySetCanceled(waiting);
}
