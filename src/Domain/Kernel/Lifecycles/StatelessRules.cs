using Stateless;

namespace CivilAffairs.Relief.Domain;

/// <summary>A lifecycle run by a state machine of Stateless: one for all things of the kind, lent to each for a call, because a machine of its own costs kilobytes.</summary>
internal sealed class StatelessRules<TStage, TTrigger> : ILifecycleRules<TStage, TTrigger>
    where TStage : struct, Enum
    where TTrigger : struct, Enum
{
    // A call is over before its thread does anything else, so the stage of the thing in hand can lie beside the machine.
    [ThreadStatic]
    private static TStage _inHand;

    private readonly StateMachine<TStage, TTrigger> _machine = new(static () => _inHand, static next => _inHand = next, FiringMode.Immediate);

    public StatelessRules(IEnumerable<Transition<TStage, TTrigger>> transitions)
    {
        // Every stage, also those that nothing leaves: a machine adds a stage that it is asked about and does not know, which no two threads may do at once.
        foreach (var stage in Enum.GetValues<TStage>()) _machine.Configure(stage);
        foreach (var (from, trigger, to) in transitions)
        {
            var stage = _machine.Configure(from);
            _ = EqualityComparer<TStage>.Default.Equals(from, to) ? stage.PermitReentry(trigger) : stage.Permit(trigger, to);
        }
    }

    public bool Allows(TStage stage, TTrigger trigger)
    {
        _inHand = stage;
        return _machine.CanFire(trigger);
    }

    public bool TryFire(TStage stage, TTrigger trigger, out TStage next)
    {
        bool allowed = Allows(stage, trigger);
        if (allowed) _machine.Fire(trigger);
        next = _inHand;
        return allowed;
    }
}
