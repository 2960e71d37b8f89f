using System.Diagnostics;
using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Things;

namespace CivilAffairs.Relief.Grains;

/// <summary>
/// A shell round the entity of one thing. Grains are reentrant: commands have to come in while an append is on its way, or there would be nothing to gather. The
/// entity itself never works on two at once, and it does not matter for correctness how many grains of one thing there are: the journal refuses the stale one.
/// </summary>
public abstract class ThingGrain(EntityHost host, ThingKind kind) : Grain, IThingGrain
{
    private readonly ThingType _type = host.Things[kind];
    private Entity? _entity;

    internal StreamName Stream => new(kind, this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _entity = new(host, Stream);
        return Task.CompletedTask;
    }

    /// <summary>Answers the commands inside before the thing goes to sleep or to another machine.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _entity?.StopAsync().WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public async Task<string> ExecuteAsync(string command, CancellationToken cancellationToken)
    {
        ReplyMessage reply;
        try
        {
            reply = Read(command) is not { } asked ? new(Fault: FaultMessage.NotUnderstood)
                : await _entity!.ExecuteAsync(asked.Command, asked.Message.Context, asked.Message.Cause, cancellationToken) is { } outcome ? new(OutcomeMessage.Of(outcome))
                : new(Fault: FaultMessage.LetGo);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            reply = new(Fault: Fault(fault));
        }

        return reply.ToJson();
    }

    public async Task<string> ReadAsync(long known, CancellationToken cancellationToken)
    {
        StateMessage state;
        try
        {
            state = await _entity!.ReadAsync<IPlaced>(cancellationToken) is { } confirmed
                ? StateMessage.Of(_type, confirmed, known < 0 ? null : new StreamVersion(known))
                : StateMessage.Of(FaultMessage.LetGo);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            state = StateMessage.Of(Fault(fault));
        }

        return state.ToJson();
    }

    private FaultMessage Fault(Exception fault)
    {
        var message = FaultMessage.Of(fault);

        // Only here is known where it failed; what it says may quote the command, and so a person.
        if (message.Fault == FaultKind.Unanswerable) host.Log.Failed(Stream, fault.GetType().Name, new StackTrace(fault, fNeedFileInfo: false).ToString());
        return message;
    }

    private static (CommandMessage Message, ICommand Command)? Read(string command)
    {
        try
        {
            var message = CommandMessage.Parse(command);
            return (message, message.ToCommand(CommandCatalogue.Relief));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
