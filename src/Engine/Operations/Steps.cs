using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Operations;

/// <summary>
/// The steps of one operation, each under the name that <see cref="FollowUp"/> gives it. They are the system's own commands, recorded under the name of the
/// person who began the operation.
/// </summary>
internal sealed class Steps(IEngine engine, Guid operation, CommandContext context, CancellationToken cancellationToken)
{
    private readonly Actor _actor = context.By.AsSystem();

    /// <summary>The latest position that a step was recorded at.</summary>
    public JournalPosition Position { get; private set; }

    /// <returns>Null when the step is recorded or was true already; otherwise why not.</returns>
    public async Task<Refusal?> TakeAsync(StreamName stream, ICommand command, string step) => (await AskAsync(stream, command, step)).Refusal;

    /// <inheritdoc cref="TakeAsync"/>
    /// <remarks>Tells also whether the step had been recorded by an earlier attempt.</remarks>
    public async Task<(Refusal? Refusal, bool Repeated)> AskAsync(StreamName stream, ICommand command, string step)
    {
        var outcome = await engine.ExecuteAsync(stream, command, new CommandContext(FollowUp.Id(operation, step), _actor, context.At), JournalPosition.None, cancellationToken);
        var position = outcome switch
        {
            Outcome.Accepted accepted => accepted.Receipt.Position,
            Outcome.AlreadyTrue already => already.Position,
            _ => JournalPosition.None,
        };
        if (position > Position) Position = position;
        return outcome is Outcome.Refused refused ? (refused.Refusal, false) : (null, outcome is Outcome.Accepted { Repeated: true });
    }

    public OperationOutcome Done() => new OperationOutcome.Done(Position);

    public static OperationOutcome Refuse(Refusal refusal) => new OperationOutcome.Refused(refusal);
}
